using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements.AcrossNodes;

/// <summary>
/// Parties, clauses, signatures, versions and log of an agreement as another node says them; read and checked before anything is kept. Nothing of
/// it ever goes: what was taken out says so.
/// </summary>
internal sealed record AgreementRowsAcross(IReadOnlyList<PartyRow> Parties, IReadOnlyList<ClauseRow> Clauses, IReadOnlyList<StepRow> Steps, IReadOnlyList<VersionRow> Versions, IReadOnlyList<LogRow> Log, TurnRow Turn)
{
    private const int MostParties = 30, MostClauses = 200, MostSteps = 400, MostVersions = 500, MostLines = 400;

    /// <summary>An inbox takes a megabyte: older versions are left out where all would be more, because they were sent when they were new.</summary>
    private const int MostText = 500_000;

    /// <param name="actor">The address of an organisation's actor.</param>
    public static JsonObject Write(Agreement agreement, IReadOnlyList<LogEntry> log, Func<Organisation, string> actor)
    {
        var rows = new JsonObject();
        Rows.Put(rows, "parties", agreement.Parties.OrderBy(p => p.Place).Select(p => new PartyRow(p.Id, p.Place, p.Organisation is { } o ? actor(o) : null, p.Name, p.Country, p.Language, p.Signatory, p.Office, p.FocalPoint, p.Elsewhere, p.LeftAt, p.Left)));
        Rows.Put(rows, "clauses", agreement.Clauses.OrderBy(c => c.Place).Select(c => new ClauseRow(c.Id, c.Place, c.Code, c.Revision, c.RemovedAt,
            [.. c.Texts.OrderBy(t => t.Language, StringComparer.Ordinal).Select(t => new ClauseTextRow(t.Language, t.Heading, t.Text))],
            [.. c.Comments.OrderBy(t => t.At).Select(t => new CommentRow(t.Id, t.Person, t.Party, t.Text, t.At, t.SettledAt))])));
        Rows.Put(rows, "steps", agreement.Steps.OrderBy(s => s.Id).Select(s => new StepRow(s.Id, s.PartyId, s.Kind == StepKind.Signature, s.Office, s.Name, s.Order, s.DoneAt, s.DoneBy, s.Hash, s.Scan, s.VoidedAt)));
        Rows.Put(rows, "versions", Newest(agreement).Select(v => new VersionRow(v.Id, v.Number, v.At, v.Person, v.Party, v.Text, v.Hash)));
        Rows.Put(rows, "log", log.TakeLast(MostLines).Select(e => new LogRow(e.Id, e.Number, e.At, e.Person, e.Party, e.Action, e.Detail, e.TextHash, e.Previous, e.Hash)));
        Rows.Put(rows, "turn", [new TurnRow(agreement.TurnId, agreement.TurnSince, agreement.Final, agreement.InForceSince, agreement.Ending)]);
        return rows;
    }

    private static IEnumerable<AgreementVersion> Newest(Agreement agreement)
    {
        var left = MostText;
        foreach (var version in agreement.Versions.OrderByDescending(v => v.Number == agreement.Final).ThenByDescending(v => v.Number))
        {
            var size = Encoding.UTF8.GetByteCount(version.Text);
            if (left != MostText && size > left) yield break;
            left -= size;
            yield return version;
        }
    }

    public static AgreementRowsAcross Read(Rows rows) => new(
        [.. rows.List<PartyRow>("parties", MostParties).Select(p => p.Fit())], [.. rows.List<ClauseRow>("clauses", MostClauses).Select(c => c.Fit())], [.. rows.List<StepRow>("steps", MostSteps).Select(s => s.Fit())],
        [.. rows.List<VersionRow>("versions", MostVersions).Select(v => v.Fit()).OrderBy(v => v.Number)], [.. rows.List<LogRow>("log", MostLines).Select(l => l.Fit()).OrderBy(l => l.Number)],
        rows.List<TurnRow>("turn", 1) is [var turn] ? turn with { Ending = turn.Ending is null ? null : Rows.Text(turn.Ending, 4000, "its ending") } : throw new UnfitRecordException("no state"));

    /// <summary>A row has one agreement: none of another is taken over by naming its key.</summary>
    public async Task Check(AppDb db, Guid agreement, CancellationToken cancel)
    {
        Guid[] parties = [.. Parties.Select(p => p.Id)], clauses = [.. Clauses.Select(c => c.Id)], comments = [.. Clauses.SelectMany(c => c.Comments!).Select(c => c!.Id)], steps = [.. Steps.Select(s => s.Id)];
        Guid[] versions = [.. Versions.Select(v => v.Id)], log = [.. Log.Select(l => l.Id)];
        foreach (var (keys, what) in new[] { (parties, "parties"), (clauses, "clauses"), (comments, "comments"), (steps, "steps"), (versions, "versions"), (log, "log") }) Rows.Keyed(keys, what);
        if (await db.Set<AgreementParty>().AnyAsync(p => parties.Contains(p.Id) && p.AgreementId != agreement, cancel) || await db.Set<Clause>().AnyAsync(c => clauses.Contains(c.Id) && c.AgreementId != agreement, cancel)
            || await db.Set<ClauseComment>().AnyAsync(c => comments.Contains(c.Id) && !clauses.Contains(c.ClauseId), cancel) || await db.Set<AgreementStep>().AnyAsync(s => steps.Contains(s.Id) && s.AgreementId != agreement, cancel)
            || await db.Set<AgreementVersion>().AnyAsync(v => versions.Contains(v.Id) && v.AgreementId != agreement, cancel) || await db.Set<LogEntry>().AnyAsync(l => log.Contains(l.Id) && l.AgreementId != agreement, cancel))
            throw new UnfitRecordException("its rows are another's");
        if (Steps.Any(s => !parties.Contains(s.PartyId)) || (Turn.TurnId is { } turn && !parties.Contains(turn))) throw new UnfitRecordException("a party that it has not");
    }

    /// <summary>What we have seen already must be what it was, the log must be a chain, and what lies for signature must be there.</summary>
    /// <exception cref="UnfitRecordException">The agreement's home says otherwise than before.</exception>
    public void Agree(IReadOnlyList<AgreementVersion> versions, IReadOnlyList<LogEntry> log, AgreementState state)
    {
        foreach (var version in Versions) if (versions.FirstOrDefault(v => v.Number == version.Number) is { } seen && (seen.Hash != version.Hash || seen.Id != version.Id)) throw new UnfitRecordException($"version {version.Number} is not the text that it was");
        foreach (var line in Log) if (log.FirstOrDefault(l => l.Number == line.Number) is { } seen && (seen.Hash != line.Hash || seen.Id != line.Id)) throw new UnfitRecordException($"line {line.Number} of the log is not what it was");
        if (Log.Count == 0) throw new UnfitRecordException("no log");
        if (log.Count > 0 && Log[^1].Number < log[^1].Number) throw new UnfitRecordException("lines of the log are gone");
        if (Log[0].Number == 1 && Log[0].Previous!.Length > 0) throw new UnfitRecordException("its log does not begin");
        var before = log.FirstOrDefault(l => l.Number == Log[0].Number - 1);
        if (before is not null && before.Hash != Log[0].Previous) throw new UnfitRecordException("its log does not go on where it was");
        foreach (var (line, next) in Log.Zip(Log.Skip(1))) if (next.Number != line.Number + 1 || next.Previous != line.Hash) throw new UnfitRecordException($"line {next.Number} of the log does not follow");
        if (state != AgreementState.Drafting && !Versions.Any(v => v.Number == Turn.Final) && versions.All(v => v.Number != Turn.Final)) throw new UnfitRecordException("the text that lies for signature is missing");
    }

    public void Fill(Agreement agreement, IReadOnlyList<LogEntry> log, Rows rows, AppDb db)
    {
        foreach (var row in Parties) row.Write(Kept(agreement.Parties, row.Id, () => new AgreementParty { AgreementId = agreement.Id }, db), rows);
        foreach (var row in Clauses) row.Write(Kept(agreement.Clauses, row.Id, () => new Clause { AgreementId = agreement.Id }, db), db);
        foreach (var row in Steps) row.Write(Kept(agreement.Steps, row.Id, () => new AgreementStep { AgreementId = agreement.Id }, db));
        foreach (var row in Versions.Where(v => agreement.Versions.All(seen => seen.Number != v.Number)).ToList())
            db.Add(new AgreementVersion { Id = row.Id, AgreementId = agreement.Id, Number = row.Number, At = row.At, Person = row.Person!, Party = row.Party!, Text = row.Text!, Hash = row.Hash! });
        foreach (var row in Log.Where(l => log.All(seen => seen.Number != l.Number)))
            db.Add(new LogEntry { Id = row.Id, AgreementId = agreement.Id, Number = row.Number, At = row.At, Person = row.Person!, Party = row.Party!, Action = row.Action!, Detail = row.Detail!, TextHash = row.TextHash!, Previous = row.Previous!, Hash = row.Hash! });
        (agreement.TurnId, agreement.TurnSince, agreement.Final, agreement.InForceSince, agreement.Ending) = (Turn.TurnId, Turn.TurnSince?.ToUniversalTime(), Turn.Final, Turn.InForceSince?.ToUniversalTime(), Turn.Ending);
    }

    public static T Kept<T>(List<T> have, Guid id, Func<T> make, AppDb db) where T : class, IKeyed
    {
        if (have.Find(h => h.Id == id) is { } kept) return kept;
        var made = make();
        made.Id = id;
        have.Add(made);
        db.Add(made);
        return made;
    }
}
