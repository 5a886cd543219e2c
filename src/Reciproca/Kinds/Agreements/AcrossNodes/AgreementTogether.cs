using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements.AcrossNodes;

/// <summary>
/// An agreement between cities of two nodes: its text and its log as they travel, the copy, and what a party does to it from its own node. The log is
/// written at home alone; the other node recomputes every hash of it and keeps what it has seen, so that nothing signed can be made another.
/// </summary>
public sealed class AgreementTogether(AppDb db, RecordStore store, Negotiating negotiating, Addresses addresses) : ITogether
{
    public const string Comment = "comment", Clause = "clause", Party = "party", Pass = "pass", Sign = "sign";

    public string Kind => AgreementKind.Kind.Name;

    public async Task<JsonObject> Write(Record record, CancellationToken cancel) =>
        AgreementRowsAcross.Write(await negotiating.Read(record), await negotiating.Log(record.Id), o => o.Uri ?? addresses.Actor(o.ShortId));

    public async Task<IReadOnlyList<News>> Keep(Record record, Rows rows, bool isNew, CancellationToken cancel)
    {
        var received = AgreementRowsAcross.Read(rows);
        await received.Check(db, record.Id, cancel);
        var agreement = db.Set<Agreement>().Local.Single(a => a.Id == record.Id);
        if (db.Entry(agreement).State != EntityState.Added) await Negotiating.Whole(db.Set<Agreement>()).SingleAsync(a => a.Id == record.Id, cancel);
        var log = await db.Set<LogEntry>().Where(e => e.AgreementId == record.Id).OrderBy(e => e.Number).ToListAsync(cancel);
        received.Agree(agreement.Versions, log, ((Agreement)rows.Body).State);
        var news = isNew ? [] : News(record, agreement, received, rows, log.Count == 0 ? 0 : log[^1].Number).ToList();
        agreement.State = ((Agreement)rows.Body).State;
        received.Fill(agreement, log, rows, db);
        return news;
    }

    public async Task<string?> Do(Guid id, Act act, CancellationToken cancel)
    {
        var deed = await negotiating.Begin(id, new FromElsewhere(act.Party.Id, act.Person.Length > 0 ? $"{act.Person} · {act.Party.Origin}" : act.Party.Origin!));
        if (deed.Own is null) return "agreement.not-party";
        var refused = act.What switch
        {
            Comment => Commented(deed, act),
            Clause => Written(deed, act),
            Party => Described(deed, act),
            Pass => Moves.Pass(deed, act.Key("to")),
            Sign => Signed(deed, act),
            SentAct.Leave => Left(deed, act),
            _ => "together.unknown-act",
        };
        if (refused is not null) return refused;
        await negotiating.Enter(deed);
        await store.Enter(deed.Record, deed.Agreement);
        return null;
    }

    private static string? Commented(Deed deed, Act act) => deed.Agreement.Text.FirstOrDefault(c => c.Id == act.Key("clause")) is { } clause
        ? Moves.Comment(deed, clause, act.Id, Fold.Clean(act.Text("text")), Heading(clause), deed.Own!.Name) : "agreement.no-such-clause";

    /// <summary>What a party writes in a clause when it has the move, by the rules of the form.</summary>
    private static string? Written(Deed deed, Act act)
    {
        if (Moves.Refused(deed) is { } refused) return refused;
        if (deed.Agreement.Text.FirstOrDefault(c => c.Id == act.Key("clause")) is not { } clause) return "agreement.no-such-clause";
        var form = new ClauseForm { Headings = Words(act, "headings"), Texts = Words(act, "texts") };
        if (!act.Values.TryGetProperty("revision", out var seen) || !seen.TryGetInt32(out var revision) || revision != clause.Revision) return "agreement.clause.changed";
        if (form.Texts.Keys.Concat(form.Headings.Keys).Any(l => !deed.Agreement.Languages.Contains(l))) return "agreement.clause.empty";
        if (form.Wrong().Select(w => w.Reason).FirstOrDefault() is { } wrong) return wrong;
        form.Fill(clause);
        deed.Say("clause", Heading(clause));
        return null;
    }

    private static string? Described(Deed deed, Act act) => deed.Agreement.State != AgreementState.Drafting ? "agreement.not-drafting"
        : Moves.Describe(deed, deed.Own!, act.Text("language") ?? "", Fold.Clean(act.Text("signatory")), Fold.Clean(act.Text("office")), Fold.Clean(act.Text("focalPoint")));

    private static string? Signed(Deed deed, Act act)
    {
        var (name, office) = (Fold.Clean(act.Text("name")), Fold.Clean(act.Text("office")));
        if (deed.Agreement.Steps.Find(s => s.Id == act.Key("step")) is not { } step) return "agreement.no-such-step";
        return Moves.Missing(step.Kind, name, office) ?? Moves.Sign(deed, step.Id, act.Text("hash"), name, office, null);
    }

    private static string? Left(Deed deed, Act act)
    {
        var refused = Leaving.Leave(deed, deed.Own!.Id, act.Text("why") ?? "");
        // who declines is told of as one that declined
        if (act.Truth("declined") == true) deed.Told.Clear();
        return refused;
    }

    private static Dictionary<string, string?> Words(Act act, string name) => act.Values.TryGetProperty(name, out var words) && words.ValueKind == JsonValueKind.Object
        ? words.EnumerateObject().Where(w => w.Value.ValueKind == JsonValueKind.String).DistinctBy(w => w.Name).ToDictionary(w => w.Name, w => (string?)w.Value.GetString()!.Replace("\0", "")) : [];

    private static string Heading(Clause clause) => clause.Texts.FirstOrDefault()?.Heading ?? clause.Code;

    /// <summary>What the others have done since, as the log says it; and their comments, which it does not.</summary>
    private IEnumerable<News> News(Record record, Agreement agreement, AgreementRowsAcross received, Rows rows, int seen)
    {
        var ours = agreement.Parties.Where(p => p.OrganisationId is { } id && rows.Parties.Values.Any(o => o.Id == id && o.Origin is null)).Select(p => p.Name).ToHashSet();
        foreach (var line in received.Log.Where(l => l.Number > seen && !ours.Contains(l.Party!)))
            if (Of(line) is { } news) yield return news;
        foreach (var clause in received.Clauses)
        {
            var known = agreement.Clauses.Find(c => c.Id == clause.Id)?.Comments.Select(c => c.Id).ToHashSet() ?? [];
            if (clause.Comments!.FirstOrDefault(c => !known.Contains(c!.Id) && !ours.Contains(c.Party!)) is { } said) yield return new("notice.agreement.comment", clause.Texts!.FirstOrDefault()?.Heading ?? "", said.Party!);
        }
    }

    private static News? Of(LogRow line) => line.Action switch
    {
        "passed" => new("notice.agreement.turn", line.Detail!),
        "laid-out" or "in-force" => new($"notice.agreement.{line.Action}", line.TextHash!),
        "reopened" => new("notice.agreement.reopened", line.Party!),
        "approved" or "signed" => new($"notice.agreement.{line.Action}", line.Detail!, line.TextHash!),
        "left" or "renewed" or "ended" or "planned" => new($"notice.agreement.{line.Action}", line.Detail!),
        "party-added" => new("notice.agreement.party", line.Detail!),
        "terminated" => new("notice.agreement.given-notice", line.Party!, line.Detail!),
        _ => null,
    };
}
