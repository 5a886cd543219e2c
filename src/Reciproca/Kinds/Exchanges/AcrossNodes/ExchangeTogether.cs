using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Exchanges.AcrossNodes;

/// <summary>An exchange between cities of two nodes: its rows as they travel, the copy, and what a partner does to it from its own node.</summary>
public sealed class ExchangeTogether(AppDb db, RecordStore store) : ITogether
{
    public const string Tick = "tick", Participant = "participant";

    public string Kind => ExchangeKind.Kind.Name;

    public async Task<JsonObject> Write(Record record, CancellationToken cancel) => ExchangeRowsAcross.Write(await db.Set<Exchange>().AsNoTracking().Whole().SingleAsync(e => e.Id == record.Id, cancel));

    public async Task<IReadOnlyList<News>> Keep(Record record, Rows rows, bool isNew, CancellationToken cancel)
    {
        var received = ExchangeRowsAcross.Read(rows);
        await received.Check(db, record.Id, cancel);
        var exchange = db.Set<Exchange>().Local.Single(e => e.Id == record.Id);
        if (db.Entry(exchange).State != EntityState.Added) await db.Set<Exchange>().Whole().SingleAsync(e => e.Id == record.Id, cancel);
        // restoring a record never turns back how far it is; its home does
        var step = exchange.Step;
        exchange.Step = ((Exchange)rows.Body).Step;
        var acts = isNew ? [] : (await db.Set<SentAct>().Where(a => a.RecordId == record.Id).Select(a => a.Id).ToListAsync(cancel)).ToHashSet();
        var changes = isNew ? [] : Changes(record, exchange, step, received, acts.Count > 0).ToList();
        received.Fill(exchange, db);
        return changes;
    }

    public async Task<string?> Do(Guid id, Act act, CancellationToken cancel)
    {
        var record = (await store.Open(id))!;
        var exchange = await db.Set<Exchange>().Whole().SingleAsync(e => e.Id == id, cancel);
        var refused = act.What switch { Tick => Ticked(exchange, act), Participant => Named(exchange, act), SentAct.Leave => Left(record, act), _ => "together.unknown-act" };
        if (refused is null) await store.Enter(record, exchange, ownRevision: act.What == SentAct.Leave);
        return refused;
    }

    private string? Ticked(Exchange exchange, Act act)
    {
        if (exchange.Tasks.Find(t => t.Id == act.Key("task")) is not { } task || act.Truth("done") is not { } done) return "exchange.no-such-task";
        if (done == task.DoneAt is not null) return null;
        var by = act.Person.Length > 0 ? $"{act.Person}, {act.Party.Name}" : act.Party.Name;
        (task.DoneAt, task.DoneBy) = done ? ((DateTime?)store.Now, by.Length > 200 ? by[..200] : by) : (null, null);
        return null;
    }

    private static string? Named(Exchange exchange, Act act)
    {
        var (name, of, role) = (Fold.Clean(act.Text("name")), Fold.Clean(act.Text("organisation")), act.Text("role") ?? "");
        if (name.Length is < 2 or > 200) return "exchange.name.missing";
        if (!Concepts.Standard.Knows(Schemes.Participant, role)) return "exchange.role.missing";
        if (exchange.Participants.Exists(p => p.Id == act.Id)) return null;
        if (exchange.Participants.Count >= ExchangeRowsAcross.Most) return "exchange.participants.many";
        of = of.Length > 0 ? of : act.Party.Name;
        exchange.Participants.Add(new Participant { Id = act.Id, ExchangeId = exchange.Id, Name = name, Organisation = of.Length > 300 ? of[..300] : of, Role = role });
        return null;
    }

    private string? Left(Record record, Act act)
    {
        record.LetGo(act.Party.Id, store.Now);
        if (act.Truth("declined") == true) return null;
        Outbox.Add(db, new ExchangeMoved(record.Id, act.Id, "left", null, [act.Party.Name, act.Text("why") ?? ""]), record.Id.ToString(), store.Now);
        return null;
    }

    /// <summary>What our people should look at. What they did themselves they know.</summary>
    private IEnumerable<News> Changes(Record record, Exchange exchange, ExchangeStep before, ExchangeRowsAcross received, bool acted)
    {
        var home = record.Steward.Name;
        if (exchange.Step != before) yield return new($"notice.exchange.step.{exchange.Step.ToString().ToLowerInvariant()}");
        var body = db.Entry(exchange);
        if (body.Property(e => e.StartsOn).IsModified || body.Property(e => e.EndsOn).IsModified || body.Property(e => e.Place).IsModified) yield return new("notice.exchange.changed.dates", home);
        if (db.ChangeTracker.Entries<RecordSection>().Any(s => s.Entity.RecordId == record.Id && s.State != EntityState.Unchanged) || db.ChangeTracker.Entries<RecordVersion>().Any(v => v.Entity.RecordId == record.Id && v.State != EntityState.Unchanged))
            yield return new("notice.exchange.changed.texts", home);
        if (received.NewlyDone(exchange).Any(t => !acted || !IsOurs(record, t.DoneBy))) yield return new("notice.exchange.changed.checklist", home);
        if (!received.SameAgenda(exchange)) yield return new("notice.exchange.changed.agenda", home);
        if (received.NewPeople(exchange).Any(p => !acted || !IsOurs(record, p.Organisation))) yield return new("notice.exchange.changed.people", home);
        if (!received.SameCosts(exchange)) yield return new("notice.exchange.changed.costs", home);
    }

    private bool IsOurs(Record record, string? said) => record.Parties.Where(p => p.LeftAt is null).Select(p => db.Set<Spine.People.Organisation>().Local.FirstOrDefault(o => o.Id == p.OrganisationId)).Any(o => o is { Origin: null } && said?.EndsWith(o.Name, StringComparison.Ordinal) == true);
}
