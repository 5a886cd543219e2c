using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Web;

namespace Reciproca.Kinds.Organisations;

/// <summary>The link of an invitation: sign in (or up) and say yes.</summary>
[SignedIn]
public sealed class InvitationModel(Team team, Visitor visitor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public Invitation? Invitation { get; private set; }

    public async Task OnGetAsync()
    {
        Invitation = await team.Invited(Code);
        if (Invitation is null) Response.StatusCode = StatusCodes.Status410Gone;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (Invitation is null) return Page();
        await team.Accept(Invitation, visitor.PersonId!.Value);
        return this.Done("/account", "organisation.joined");
    }
}
