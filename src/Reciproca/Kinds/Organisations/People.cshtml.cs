using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Reciproca.Spine.People;
using Reciproca.Spine.People.Account;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Organisations;

/// <summary>Who works here: ask to join, invite, give a role, hand over an office, say goodbye.</summary>
[OnRecord(Ability.Manage), EnableRateLimiting(RateLimits.Letter)]
public sealed class PeopleModel(RecordOfRequest found, Team team, JoiningDesk desk, Texts texts) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public Role Role { get; set; } = Role.Author;

    [BindProperty]
    public string? Office { get; set; }

    public Organisation Organisation { get; private set; } = null!;
    public IReadOnlyList<Membership> Members { get; private set; } = [];
    public IReadOnlyList<JoinRequest> Requests { get; private set; } = [];
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    public IEnumerable<Role> Roles => Enum.GetValues<Role>().Where(r => team.MayGive(Organisation.Id, r));
    public IEnumerable<Choice> RoleChoices => Roles.Select(r => new Choice(r.ToString(), texts[$"role.{r.ToString().ToLowerInvariant()}"], Note: texts[$"role.{r.ToString().ToLowerInvariant()}.may"]));

    public bool MayChange(Membership member) => team.MayGive(Organisation.Id, member.Role);

    public async Task OnGetAsync()
    {
        await Load();
        (Members, Requests, Invitations) = (await team.Of(Organisation.Id), await desk.Requests(Organisation.Id), await desk.Invitations(Organisation.Id));
    }

    public async Task<IActionResult> OnPostInviteAsync()
    {
        await Load();
        if (!EmailAddress.IsOne(Email)) this.Wrong(nameof(Email), texts["account.email.wrong"]);
        if (!team.MayGive(Organisation.Id, Role)) this.Wrong(nameof(Role), texts["team.not-yours-to-give"]);
        if (Office?.Length > 200) this.Wrong(nameof(Office), texts["form.too-long", 200]);
        if (!ModelState.IsValid) return await Refuse();
        await desk.Invite(Organisation, Email!, Role, Fold.Clean(Office));
        return Back("organisation.invited");
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid invitation)
    {
        await Load();
        await desk.Revoke(Organisation.Id, invitation);
        return Back("organisation.invite.revoked");
    }

    public Task<IActionResult> OnPostAcceptAsync(Guid person) => Decide(person, accepted: true);

    public Task<IActionResult> OnPostRefuseAsync(Guid person) => Decide(person, accepted: false);

    public Task<IActionResult> OnPostChangeAsync(Guid person, Role role, string? office) => Do(id => team.Change(id, person, role, Fold.Clean(office) is { Length: <= 200 } fits ? fits : ""), "organisation.member.changed");

    public Task<IActionResult> OnPostRemoveAsync(Guid person) => Do(id => team.Remove(id, person), "organisation.member.removed");

    /// <summary>Whoever gives their own office away may not see this page any more.</summary>
    public Task<IActionResult> OnPostHandOverAsync(Guid person, Guid to) => Do(id => team.HandOver(id, person, to), "organisation.handed-over", "");

    private async Task<IActionResult> Decide(Guid person, bool accepted)
    {
        await Load();
        if (!await desk.Decide(Organisation, person, accepted)) return Back("organisation.requests.gone");
        return Back(accepted ? "organisation.requests.accepted" : "organisation.requests.refused");
    }

    private async Task<IActionResult> Do(Func<Guid, Task<string?>> act, string done, string next = "/people")
    {
        await Load();
        if (await act(Organisation.Id) is not { } refusal) return this.Done($"/organisations/{Organisation.ShortId}{next}", done);
        this.Wrong("", texts[refusal]);
        return await Refuse();
    }

    private async Task Load() => Organisation = await found.Body<Organisation>();

    private RedirectResult Back(string said) => this.Done($"/organisations/{Organisation.ShortId}/people", said);

    private async Task<IActionResult> Refuse()
    {
        await OnGetAsync();
        return this.Refused();
    }
}
