using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Kinds.Organisations;

/// <summary>The public page of a city: its context, what it needs, offers and has done, and with whom.</summary>
[OnRecord(Ability.Read)]
public sealed class ShowModel(RecordOfRequest found, Profile profile, MemberOf networks) : PageModel
{
    public Record Record => found.Record;
    public Organisation Organisation { get; private set; } = null!;
    public IReadOnlyList<Share> Shares { get; private set; } = [];
    public IReadOnlyList<Partner> Partners { get; private set; } = [];
    public IReadOnlyList<Organisation> Networks { get; private set; } = [];
    public IReadOnlyList<Organisation> Members { get; private set; } = [];
    public IReadOnlyList<FocalPoint> FocalPoints { get; private set; } = [];

    public IEnumerable<(string Scheme, string Key)> Facts =>
        [(Schemes.Landform, "organisation.landforms"), (Schemes.Hazard, "organisation.hazards"), (Schemes.Language, "organisation.languages"), (Schemes.Power, "organisation.powers")];

    public async Task OnGetAsync()
    {
        Organisation = await found.Body<Organisation>();
        (Shares, Partners, FocalPoints) = (await profile.Shares(Organisation.Id), await profile.Partners(Organisation.Id), await profile.FocalPoints(Organisation.Id));
        (Networks, Members) = (await networks.Of(Organisation.Id), await networks.Members(Organisation.Id));
    }
}
