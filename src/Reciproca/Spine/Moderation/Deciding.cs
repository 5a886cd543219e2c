using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Moderation;

/// <summary>The secretariat's decisions on records: what changes, who is told and what the log says are one transaction.</summary>
public sealed class Deciding(AppDb db, RecordStore store, RecordKinds kinds, Bell bell, Audit audit, Visitor visitor, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<bool> Publish(Guid id) => Decide(id, Stage.InReview, record => record.Publish(stewardIsTrusted: true, Now), "audit.published", "");

    /// <summary>All that one organisation has waiting, at once or not at all.</summary>
    public async Task<int> PublishAll(Guid steward)
    {
        var waiting = await db.Set<Record>().Where(r => r.StewardId == steward && r.Stage == Stage.InReview).Select(r => r.Id).ToListAsync();
        foreach (var id in waiting) await Change((await store.Open(id))!, record => record.Publish(stewardIsTrusted: true, Now), "audit.published", "");
        await db.SaveChangesAsync();
        return waiting.Count;
    }

    public Task<bool> Return(Guid id, string why) => Decide(id, Stage.InReview, record => record.Withdraw(), "audit.returned", why);

    public async Task<bool> Settle(Guid reportId, bool withdraw, string why)
    {
        if (await db.Set<Report>().SingleOrDefaultAsync(r => r.Id == reportId && r.DecidedAt == null) is not { } report) return false;
        (report.DecidedAt, report.Withdrawn, report.Decision) = (Now, withdraw, why);
        return withdraw ? await Decide(report.RecordId, null, record => record.Withdraw(), "audit.withdrawn", why) : await Keep(report, why);
    }

    private async Task<bool> Keep(Report report, string why)
    {
        var record = (await store.Open(report.RecordId))!;
        audit.Write("audit.kept", record.Best(visitor.Language).Title, kinds.Address(record), why);
        await db.SaveChangesAsync();
        return true;
    }

    private async Task<bool> Decide(Guid id, Stage? from, Action<Record> change, string action, string why)
    {
        if (await store.Open(id) is not { } record || (from is { } stage && record.Stage != stage)) return false;
        await Change(record, change, action, why);
        await db.SaveChangesAsync();
        return true;
    }

    private async Task Change(Record record, Action<Record> change, string action, string why)
    {
        change(record);
        var (title, address) = (record.Best(record.SourceLanguage).Title, kinds.Address(record));
        audit.Write(action, title, address, why);
        await bell.Ring(record.StewardId, new Told($"{action}:{record.Id:N}:{record.Revision}", $"notice.{action}", address, title, why));
        await store.Enter(record, await store.Body(record));
    }
}
