using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Agreements;
using Reciproca.Kinds.Agreements.Procedures;
using Reciproca.Kinds.Exchanges;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Across.Calendar;

/// <summary>One day, or some, on which something happens or is due.</summary>
/// <param name="Key">Stable: a date that moves stays the same entry in a calendar program.</param>
/// <param name="To">Last day, when it is more than one.</param>
public sealed record CalendarDate(string Key, DateOnly On, string Title, string Address, DateOnly? To = null, string? Place = null);

/// <summary>All dates of agreements and exchanges: signing and what must be done before, work plans, ends; exchanges, their agendas and checklists.</summary>
public sealed class CalendarDates(AppDb db, CountryProcedures procedures, NodeSettings settings)
{
    public async Task<IReadOnlyList<CalendarDate>> Of(IReadOnlyList<Record> records, Texts texts)
    {
        var dates = new List<CalendarDate>();
        var heads = records.ToDictionary(r => r.Id);
        foreach (var agreement in await db.Set<Agreement>().AsNoTracking().Where(a => heads.Keys.Contains(a.Id)).Include(a => a.Parties).ToListAsync()) dates.AddRange(await Agreement(heads[agreement.Id], agreement, texts));
        foreach (var exchange in await db.Set<Exchange>().AsNoTracking().Whole().Where(e => heads.Keys.Contains(e.Id)).ToListAsync()) dates.AddRange(Exchange(heads[exchange.Id], exchange, texts));
        return [.. dates.OrderBy(d => d.On).ThenBy(d => d.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<CalendarDate>> Agreement(Record head, Agreement agreement, Texts texts)
    {
        var (title, address, dates) = (head.Best(texts.Language).Title, At("agreements", head), new List<CalendarDate>());
        void Add(string key, DateOnly? on, string what) { if (on is { } day) dates.Add(new CalendarDate($"{head.ShortId}-{key}", day, $"{title}: {what}", address)); }
        if (agreement.InForceSince is null)
        {
            Add("sign", agreement.SignOn, texts["agreement.signon"]);
            var known = await procedures.Of([.. agreement.Members.Select(p => p.Country).Where(c => c.Length > 0).Distinct()]);
            var done = (await db.Set<ProcedureTick>().AsNoTracking().Where(t => t.AgreementId == agreement.Id).ToListAsync()).ToLookup(t => t.Country);
            foreach (var procedure in known.Values)
                foreach (var step in Timetable.Of(procedure, agreement.SignOn, done[procedure.Country].ToDictionary(t => t.Step, t => t.DoneOn)).Where(s => s is { Stated: true, DoneOn: null }))
                    Add($"{procedure.Country}-{step.Step.Code}", step.By, step.Step.In(texts.Language).Title);
        }
        Add("start", agreement.StartsOn, texts["agreement.state.inforce"]);
        Add("end", agreement.EndsOn, texts["agreement.endson"]);
        Add("renew", agreement.IsOver ? null : agreement.EndsOn?.AddMonths(-3), texts["agreement.renew"]);
        foreach (var item in await db.Set<WorkItem>().AsNoTracking().Where(w => w.AgreementId == agreement.Id && w.DoneOn == null && w.DueOn != null).ToListAsync()) Add(item.Id.ToString("N"), item.DueOn, item.What);
        return dates;
    }

    private IEnumerable<CalendarDate> Exchange(Record head, Exchange exchange, Texts texts)
    {
        var (title, address) = (head.Best(texts.Language).Title, At("exchanges", head));
        if (exchange.StartsOn is { } starts) yield return new CalendarDate($"{head.ShortId}-dates", starts, title, address, exchange.EndsOn, exchange.Place);
        foreach (var task in exchange.Tasks.Where(t => t is { DoneAt: null, DueOn: not null }))
            yield return new CalendarDate(task.Id.ToString("N"), task.DueOn!.Value, $"{title}: {(task.Key is { } key ? texts[$"exchange.task.{key}"] : task.Text)}", address + "/plan");
        foreach (var item in exchange.Agenda) yield return new CalendarDate(item.Id.ToString("N"), item.Day, $"{title}: {(item.From is { } from ? from.ToString("HH:mm") + " " : "")}{item.What}", address);
    }

    private string At(string path, Record head) => $"{settings.Address.TrimEnd('/')}/{path}/{head.ShortId}";
}
