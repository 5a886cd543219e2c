using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Notices;

/// <summary>Every hour: gathers what waits for those whose day or week has come round, at seven in the morning where they live.</summary>
public sealed class SendDigests(AppDb db, UnsubscribeLink unsubscribe, NodeSettings node) : IReaction<Tick>
{
    private const int Hour = 7, MostLines = 50;

    public async Task React(Tick tick, CancellationToken cancel)
    {
        var waiting = await db.Users.Where(p => (p.Digest == Digest.Daily || p.Digest == Digest.Weekly) && p.Email != null
            && db.Set<Notice>().Any(n => n.PersonId == p.Id && n.MailedAt == null && n.ReadAt == null)).ToListAsync(cancel);
        foreach (var person in waiting.Where(p => IsTime(p, tick.DueAt))) await Gather(person, tick.DueAt, cancel);
    }

    private async Task Gather(Person person, DateTime now, CancellationToken cancel)
    {
        var notices = await db.Set<Notice>().Where(n => n.PersonId == person.Id && n.MailedAt == null && n.ReadAt == null)
            .OrderBy(n => n.At).Take(MostLines).ToListAsync(cancel);
        foreach (var notice in notices) notice.MailedAt = now;
        Letter.Add(db, Recipient.Of(person), NoticeLetter.Of(notices, node, unsubscribe.For(person)), now);
    }

    /// <summary>Mondays for those who chose a week.</summary>
    public static bool IsTime(Person person, DateTime now)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(now, TimeZoneInfo.TryFindSystemTimeZoneById(person.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc);
        return local.Hour == Hour && (person.Digest == Digest.Daily || local.DayOfWeek == DayOfWeek.Monday);
    }
}
