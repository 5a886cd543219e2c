using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Exchanges;

/// <summary>Reminds all who take part of what the checklist says is due within a week; of an exchange that lives on another node, those of ours who do.</summary>
public sealed class WatchExchanges(AppDb db, Bell bell, TimeProvider clock) : IReaction<Tick>
{
    private const int Before = 7, TooLate = 60;

    public async Task React(Tick tick, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (soon, past) = (today.AddDays(Before), today.AddDays(-TooLate));
        var due = await db.Set<ExchangeTask>().AsNoTracking().Where(t => t.DoneAt == null && t.DueOn <= soon && t.DueOn > past).ToListAsync(cancel);
        var ids = due.Select(t => t.ExchangeId).Distinct().ToList();
        var heads = await db.Set<Record>().AsNoTracking().Where(r => ids.Contains(r.Id) && r.Stage != Stage.Archived).Include(r => r.Versions).Include(r => r.Parties).AsSplitQuery().ToDictionaryAsync(r => r.Id, cancel);
        foreach (var task in due.Where(t => heads.ContainsKey(t.ExchangeId)))
        {
            var (head, day) = (heads[task.ExchangeId], task.DueOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var title = head.Best(head.SourceLanguage).Title;
            await bell.Ring(head.Owners, task.Key is { } key
                ? new Told($"task:{task.Id:N}:{day}", $"notice.exchange.task.{key}", ExchangeKind.Kind.Address(head) + "/plan", title, day)
                : new Told($"task:{task.Id:N}:{day}", "notice.exchange.task", ExchangeKind.Kind.Address(head) + "/plan", title, day, task.Text ?? ""));
        }
    }
}
