using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;

namespace Reciproca.Web.Records;

/// <summary>The buttons that every kind has: publish, take back, archive, "this still holds".</summary>
[OnRecord(Ability.Manage)]
public sealed class StageModel(RecordOfRequest found, RecordStore store, RecordKinds kinds, TimeProvider clock) : PageModel
{
    private string Address => kinds.Address(found.Record);
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IActionResult OnGet() => Redirect(Address);

    public async Task<IActionResult> OnPostPublishAsync()
    {
        var kind = kinds[found.Record.Kind];
        if (!kind.IsComplete(found.Record)) return this.Done($"{Address}/edit", "record.not-complete");
        return await Change(r => r.Publish(r.Steward.VerifiedAt is not null, Now), r => r.IsOpen ? "record.published" : "record.in-review");
    }

    public Task<IActionResult> OnPostWithdrawAsync() => Change(r => r.Withdraw(), _ => "record.withdrawn");

    public Task<IActionResult> OnPostArchiveAsync() => Change(r => r.Archive(), _ => "record.archived");

    public Task<IActionResult> OnPostConfirmAsync() => Change(r => r.Confirm(Now), _ => "record.confirmed-now");

    private async Task<IActionResult> Change(Action<Record> change, Func<Record, string> said)
    {
        var record = (await store.Open(found.Record.Id))!;
        change(record);
        await store.Save(record, await store.Body(record), ownRevision: true);
        return this.Done(Address, said(record));
    }
}
