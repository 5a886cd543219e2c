using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Records;

namespace Reciproca.Spine.Federation.Sharing;

/// <summary>Where a record has arrived, and where not yet: for those who answer for it.</summary>
[OnRecord(Ability.Edit)]
public sealed class ArrivalsModel(RecordOfRequest found, PeerFacts facts) : PageModel
{
    public Record Record => found.Record;
    public IReadOnlyList<Arrival> Arrivals { get; private set; } = [];

    public async Task OnGetAsync() => Arrivals = await facts.Of(Record);
}
