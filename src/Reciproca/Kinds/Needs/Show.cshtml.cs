using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;

namespace Reciproca.Kinds.Needs;

[OnRecord(Ability.Read)]
public sealed class ShowModel(RecordOfRequest found) : PageModel
{
    public Record Record => found.Record;
    public Need Need { get; private set; } = null!;

    public async Task OnGetAsync() => Need = await found.Body<Need>();
}
