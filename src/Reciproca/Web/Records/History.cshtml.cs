using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;

namespace Reciproca.Web.Records;

/// <summary>What was changed, by whom, and the way back.</summary>
[OnRecord(Ability.Edit)]
public sealed class HistoryModel(RecordOfRequest found, RecordHistory history, RecordKinds kinds) : PageModel
{
    public Record Record => found.Record;
    public string Address => kinds.Address(Record);
    public IReadOnlyList<Step> Steps { get; private set; } = [];

    public async Task OnGetAsync(int? before) => Steps = await history.Steps(Record.Id, before);

    public async Task<IActionResult> OnPostAsync(int number) =>
        await history.Restore(Record.Id, number) ? this.Done($"{Address}/history", "record.restored") : NotFound();
}
