using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Exchanges.AcrossNodes;

/// <summary>Checklist, agenda, participants and costs as another node says them; read and checked before anything is kept.</summary>
internal sealed record ExchangeRowsAcross(IReadOnlyList<TaskRow> Tasks, IReadOnlyList<AgendaRow> Agenda, IReadOnlyList<PersonRow> People, IReadOnlyList<CostRow> Costs)
{
    /// <summary>Of each.</summary>
    public const int Most = 300;

    public static JsonObject Write(Exchange exchange)
    {
        var rows = new JsonObject();
        Rows.Put(rows, "tasks", exchange.Tasks.OrderBy(t => t.Id).Select(t => new TaskRow(t.Id, t.Key, t.Text, t.DueOn, t.DoneAt, t.DoneBy)));
        Rows.Put(rows, "agenda", exchange.Agenda.OrderBy(a => a.Id).Select(a => new AgendaRow(a.Id, a.Day, a.From, a.What, a.Who)));
        Rows.Put(rows, "participants", exchange.Participants.OrderBy(p => p.Id).Select(p => new PersonRow(p.Id, p.Name, p.Organisation, p.Role)));
        Rows.Put(rows, "costs", exchange.Costs.OrderBy(c => c.Id).Select(c => new CostRow(c.Id, c.What, c.Amount, c.Currency, c.BorneBy)));
        return rows;
    }

    public static ExchangeRowsAcross Read(Rows rows) => new(
        [.. rows.List<TaskRow>("tasks", Most).Select(t => t.Fit())], [.. rows.List<AgendaRow>("agenda", Most).Select(a => a.Fit())],
        [.. rows.List<PersonRow>("participants", Most).Select(p => p.Fit())], [.. rows.List<CostRow>("costs", Most).Select(c => c.Fit())]);

    /// <summary>A row has one exchange: none of another is taken over by naming its key.</summary>
    public async Task Check(AppDb db, Guid exchange, CancellationToken cancel)
    {
        Guid[] tasks = [.. Tasks.Select(t => t.Id)], agenda = [.. Agenda.Select(a => a.Id)], people = [.. People.Select(p => p.Id)], costs = [.. Costs.Select(c => c.Id)];
        foreach (var (keys, what) in new[] { (tasks, "tasks"), (agenda, "agenda"), (people, "participants"), (costs, "costs") }) Rows.Keyed(keys, what);
        if (await db.Set<ExchangeTask>().AnyAsync(t => tasks.Contains(t.Id) && t.ExchangeId != exchange, cancel) || await db.Set<AgendaItem>().AnyAsync(a => agenda.Contains(a.Id) && a.ExchangeId != exchange, cancel)
            || await db.Set<Participant>().AnyAsync(p => people.Contains(p.Id) && p.ExchangeId != exchange, cancel) || await db.Set<ExchangeCost>().AnyAsync(c => costs.Contains(c.Id) && c.ExchangeId != exchange, cancel))
            throw new UnfitRecordException("its rows are another's");
    }

    public IEnumerable<TaskRow> NewlyDone(Exchange exchange) => Tasks.Where(t => t.DoneAt is not null && exchange.Tasks.Find(old => old.Id == t.Id) is not { DoneAt: not null });

    public IEnumerable<PersonRow> NewPeople(Exchange exchange) => People.Where(p => !exchange.Participants.Exists(old => old.Id == p.Id));

    public bool SameAgenda(Exchange exchange) => Agenda.ToHashSet().SetEquals(exchange.Agenda.Select(a => new AgendaRow(a.Id, a.Day, a.From, a.What, a.Who)));

    public bool SameCosts(Exchange exchange) => Costs.ToHashSet().SetEquals(exchange.Costs.Select(c => new CostRow(c.Id, c.What, c.Amount, c.Currency, c.BorneBy)));

    /// <summary>The copy's rows become exactly these.</summary>
    public void Fill(Exchange exchange, AppDb db)
    {
        Match(exchange.Tasks, Tasks, t => t.Id, () => new ExchangeTask { ExchangeId = exchange.Id }, (task, row) => (task.Key, task.Text, task.DueOn, task.DoneAt, task.DoneBy) = (row.Key, row.Text, row.DueOn, row.DoneAt, row.DoneBy), db);
        Match(exchange.Agenda, Agenda, a => a.Id, () => new AgendaItem { ExchangeId = exchange.Id }, (item, row) => (item.Day, item.From, item.What, item.Who) = (row.Day, row.From, row.What!, row.Who!), db);
        Match(exchange.Participants, People, p => p.Id, () => new Participant { ExchangeId = exchange.Id }, (person, row) => (person.Name, person.Organisation, person.Role) = (row.Name!, row.Organisation!, row.Role!), db);
        Match(exchange.Costs, Costs, c => c.Id, () => new ExchangeCost { ExchangeId = exchange.Id }, (cost, row) => (cost.What, cost.Amount, cost.Currency, cost.BorneBy) = (row.What!, row.Amount, row.Currency, row.BorneBy!), db);
    }

    private static void Match<T, TRow>(List<T> have, IReadOnlyList<TRow> want, Func<TRow, Guid> key, Func<T> make, Action<T, TRow> write, AppDb db) where T : class, IKeyed
    {
        foreach (var gone in have.Where(h => !want.Any(w => key(w) == h.Id)).ToList()) { have.Remove(gone); db.Remove(gone); }
        foreach (var row in want)
        {
            if (have.Find(h => h.Id == key(row)) is not { } kept) { kept = make(); kept.Id = key(row); have.Add(kept); db.Add(kept); }
            write(kept, row);
        }
    }
}

internal sealed record TaskRow(Guid Id, string? Key, string? Text, DateOnly? DueOn, DateTime? DoneAt, string? DoneBy)
{
    /// <exception cref="UnfitRecordException">It is no line of a checklist.</exception>
    public TaskRow Fit() => Key is not null && !Checklist.Usual.ContainsKey(Key) || string.IsNullOrEmpty(Key) && string.IsNullOrWhiteSpace(Text) ? throw new UnfitRecordException("its checklist")
        : this with { Text = Text is null ? null : Rows.Text(Text, 500, "a task"), DoneAt = DoneAt?.ToUniversalTime(), DoneBy = DoneBy is null ? null : Rows.Text(DoneBy, 200, "a name") };
}

internal sealed record AgendaRow(Guid Id, DateOnly Day, TimeOnly? From, string? What, string? Who)
{
    public AgendaRow Fit() => this with { What = Rows.Text(What, 500, "its agenda"), Who = Rows.Text(Who, 300, "its agenda") };
}

internal sealed record PersonRow(Guid Id, string? Name, string? Organisation, string? Role)
{
    /// <exception cref="UnfitRecordException">The role is none that we know.</exception>
    public PersonRow Fit() => Concepts.Standard.Knows(Schemes.Participant, Role ?? "") ? this with { Name = Rows.Text(Name, 200, "a name"), Organisation = Rows.Text(Organisation, 300, "a name") } : throw new UnfitRecordException("the role of a participant");
}

internal sealed record CostRow(Guid Id, string? What, long? Amount, string? Currency, string? BorneBy)
{
    /// <exception cref="UnfitRecordException">It is no sum of money.</exception>
    public CostRow Fit() => Amount < 0 || (Amount is not null && (Currency?.Length != 3 || !Currency.All(char.IsAsciiLetterUpper))) ? throw new UnfitRecordException("its costs")
        : this with { What = Rows.Text(What, 300, "its costs"), BorneBy = Rows.Text(BorneBy, 300, "its costs"), Currency = Amount is null ? null : Currency };
}
