using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Agreements.Procedures;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

/// <summary>
/// Four times a day: says when an agreement sleeps, ends soon or has ended, and when a step of a country's procedure or of the work plan is due.
/// Each is said once, because the bell knows its causes.
/// </summary>
public sealed class WatchAgreements(AppDb db, RecordStore store, Negotiating negotiating, Bell bell, CountryProcedures procedures, TimeProvider clock) : IReaction<Tick>
{
    private static readonly int[] BeforeEnd = [30, 90];
    private const int BeforeStep = 7;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task React(Tick tick, CancellationToken cancel)
    {
        var awake = await db.Set<Agreement>().AsNoTracking().Where(a => a.State != AgreementState.Expired && a.State != AgreementState.Terminated).Include(a => a.Parties).AsSplitQuery().ToListAsync(cancel);
        var ids = awake.ConvertAll(a => a.Id);
        var heads = await db.Set<Record>().AsNoTracking().Where(r => ids.Contains(r.Id) && r.Origin == null && r.Stage != Stage.Archived).Include(r => r.Versions).Include(r => r.Parties).AsSplitQuery().ToDictionaryAsync(r => r.Id, cancel);
        var work = (await db.Set<WorkItem>().AsNoTracking().Where(w => ids.Contains(w.AgreementId)).ToListAsync(cancel)).ToLookup(w => w.AgreementId);
        var ticks = (await db.Set<ProcedureTick>().AsNoTracking().Where(t => ids.Contains(t.AgreementId)).ToListAsync(cancel)).ToLookup(t => t.AgreementId);
        foreach (var agreement in awake.Where(a => heads.ContainsKey(a.Id)))
        {
            var head = heads[agreement.Id];
            if (agreement.State == AgreementState.InForce) await InForce(agreement, head, [.. work[agreement.Id]]);
            else if (agreement.SignOn is not null) await Before(agreement, head, [.. ticks[agreement.Id]]);
        }
    }

    private async Task InForce(Agreement agreement, Record head, IReadOnlyList<WorkItem> work)
    {
        if (agreement.Expire(Today)) { await End(agreement, head); return; }
        var last = work.Where(w => w.DoneOn is not null).Select(w => w.DoneOn!.Value).Append(agreement.StartsOn ?? DateOnly.FromDateTime(agreement.InForceSince ?? clock.GetUtcNow().UtcDateTime)).Max();
        var asleep = (Today.DayNumber - last.DayNumber) / (int)Agreement.Dormancy.TotalDays;
        if (asleep > 0) await Ring(head, $"dormant:{agreement.Id:N}:{last.DayNumber + asleep}", "dormant", Day(last));
        if (agreement.EndsOn is { } end && BeforeEnd.Where(days => end.AddDays(-days) <= Today).Select(days => (int?)days).FirstOrDefault() is { } before)
            await Ring(head, $"ends:{agreement.Id:N}:{end.DayNumber}:{before}", "ends", Day(end));
        foreach (var item in work.Where(w => w.DoneOn is null && w.DueOn is { } due && due.AddDays(-BeforeStep) <= Today))
            await Ring(head, $"work:{item.Id:N}:{item.DueOn!.Value.DayNumber}", "work", item.What, Day(item.DueOn.Value));
    }

    /// <summary>Not signed yet: each party hears of its own country's steps.</summary>
    private async Task Before(Agreement agreement, Record head, IReadOnlyList<ProcedureTick> ticks)
    {
        var here = agreement.Members.Where(p => p.IsHere).ToList();
        var known = await procedures.Of([.. here.Select(p => p.Country).Where(c => c.Length > 0).Distinct()]);
        foreach (var party in here.Where(p => known.ContainsKey(p.Country)))
            foreach (var step in Timetable.Of(known[party.Country], agreement.SignOn, ticks.Where(t => t.Country == party.Country).ToDictionary(t => t.Step, t => t.DoneOn))
                         .Where(d => d is { Stated: true, DoneOn: null, By: not null } && d.By.Value.AddDays(-BeforeStep) <= Today))
                await bell.Ring(party.OrganisationId!.Value, Told(head, $"step:{agreement.Id:N}:{party.Country}:{step.Step.Place}:{step.By!.Value.DayNumber}", "step", step.Step.In(party.Language).Title, Day(step.By.Value)));
    }

    private async Task End(Agreement agreement, Record head)
    {
        var deed = await negotiating.Begin(agreement.Id);
        deed.Agreement.Expire(Today);
        deed.Say("ended", Day(agreement.EndsOn!.Value));
        await negotiating.Enter(deed);
        await store.Enter(deed.Record, deed.Agreement, ownRevision: true);
        await Ring(head, $"ended:{agreement.Id:N}:{agreement.EndsOn!.Value.DayNumber}", "ended", Day(agreement.EndsOn!.Value));
    }

    private Task Ring(Record head, string cause, string what, params string[] values) => bell.Ring(head.Owners, Told(head, cause, what, values));

    private static Told Told(Record head, string cause, string what, params string[] values) =>
        new(cause, $"notice.agreement.{what}", AgreementKind.Kind.Address(head), [head.Best(head.SourceLanguage).Title, .. values]);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
