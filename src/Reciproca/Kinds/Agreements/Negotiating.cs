using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

/// <summary>Opens an agreement with all its rows, lets one thing be done to it and commits that with its line in the log, or not at all.</summary>
public sealed class Negotiating(AppDb db, RecordStore store, Visitor visitor, NodeSettings settings)
{
    private const int Tries = 3;

    private DateTime Now => store.Now;

    public static Guid Key() => Guid.CreateVersion7();

    /// <summary>Everything of an agreement, untracked, for a page.</summary>
    public async Task<Agreement> Read(Record record) => With(record, await Whole(db.Set<Agreement>().AsNoTracking()).SingleAsync(a => a.Id == record.Id));

    public Task<List<LogEntry>> Log(Guid id) => db.Set<LogEntry>().AsNoTracking().Where(e => e.AgreementId == id).OrderBy(e => e.Number).ToListAsync();

    public async Task<LogFile> File(Record record, Agreement agreement) => LogFile.Of(record.ShortId, record.Uri is { } uri ? new Uri(uri).GetLeftPart(UriPartial.Authority) + "/" : settings.Address, agreement.Versions, await Log(record.Id));

    /// <summary>
    /// Does one thing. Where someone else was faster it is tried again on what they left, so that the rules are asked of the text as it is now.
    /// </summary>
    /// <returns>The text key of the reason why not; null when it is done.</returns>
    public async Task<string?> Do(Guid id, Func<Deed, string?> what)
    {
        for (var attempt = 1; ; attempt++)
        {
            var deed = await Begin(id);
            if (what(deed) is { } refused) { db.ChangeTracker.Clear(); return refused; }
            try { await Commit(deed); return null; }
            catch (EditConflict) when (attempt >= Tries) { return "agreement.busy"; }
            catch (Exception error) when (error is EditConflict or DbUpdateException && attempt < Tries) { db.ChangeTracker.Clear(); }
        }
    }

    /// <param name="from">Who does it, where it is done from another node.</param>
    public async Task<Deed> Begin(Guid id, FromElsewhere? from = null)
    {
        var record = (await store.Open(id))!;
        return new Deed(record, With(record, await Whole(db.Set<Agreement>()).SingleAsync(a => a.Id == id)), visitor, Now) { From = from };
    }

    /// <summary>Writes a new agreement with its first lines in the log.</summary>
    public Task Start(Deed deed) => Commit(deed);

    /// <param name="startedFrom">The revision the person saw; null for a button.</param>
    public async Task Commit(Deed deed, int? startedFrom = null)
    {
        await Enter(deed);
        await store.Save(deed.Record, deed.Agreement, startedFrom);
    }

    /// <summary>The lines of the log and who is told, ready to be committed with the record.</summary>
    public async Task Enter(Deed deed)
    {
        var last = deed.Lines.Count == 0 ? null : await db.Set<LogEntry>().AsNoTracking().Where(e => e.AgreementId == deed.Agreement.Id).OrderByDescending(e => e.Number).FirstOrDefaultAsync();
        foreach (var line in deed.Lines)
        {
            (line.Id, line.AgreementId, line.Number, line.Previous) = (Key(), deed.Agreement.Id, (last?.Number ?? 0) + 1, last?.Hash ?? "");
            db.Add(last = line.Sealed());
        }
        foreach (var told in deed.Told) Outbox.Add(db, told, deed.Agreement.Id.ToString(), Now);
    }

    private static Agreement With(Record record, Agreement agreement)
    {
        agreement.Areas = [.. record.Codes(Spine.Vocabulary.Schemes.Topic).Order(StringComparer.Ordinal)];
        return agreement;
    }

    internal static IQueryable<Agreement> Whole(IQueryable<Agreement> agreements) => agreements.Include(a => a.Parties).ThenInclude(p => p.Organisation).Include(a => a.Clauses).ThenInclude(c => c.Texts)
        .Include(a => a.Clauses).ThenInclude(c => c.Comments).Include(a => a.Versions).Include(a => a.Steps).AsSplitQuery();
}

/// <summary>One thing that someone does to an agreement: what it changes, what the log will say, who is told.</summary>
public sealed class Deed(Record record, Agreement agreement, Visitor visitor, DateTime now)
{
    public Record Record => record;
    public Agreement Agreement => agreement;
    public DateTime Now => now;

    /// <summary>Who does it, where it is done from another node; else it is the visitor.</summary>
    public FromElsewhere? From { get; init; }
    public AgreementParty? Own => From is { } from ? agreement.Members.FirstOrDefault(p => p.OrganisationId == from.OrganisationId) : agreement.PartyOf(visitor);
    public string Person => Short(LogEntry.Flat(From?.Person ?? visitor.Name), 200);
    public bool IsSecretariat => From is null && visitor.IsSecretariat;
    public bool MayWrite => From is null ? agreement.MayWrite(visitor) : agreement.MayWrite(Own);

    /// <summary>Each party for itself; for one that is on no node, those who deal with it.</summary>
    public bool MaySign(AgreementParty party) => Own is { } own && (From is not null ? own.Id == party.Id : !party.IsHere || agreement.PartyOf(visitor, Role.FocalPoint)?.Id == party.Id);
    public List<LogEntry> Lines { get; } = [];
    public List<AgreementMoved> Told { get; } = [];

    /// <summary>The text as it is now, and its hash.</summary>
    public string Text => AgreementText.Write(record, agreement);

    public void Say(string action, string detail = "", string textHash = "") => Lines.Add(new LogEntry
    {
        // a whole second, because that is what the line says
        At = new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc), Person = Person, Party = Short(LogEntry.Flat(Own?.Name ?? ""), 300), Action = action,
        Detail = Short(LogEntry.Flat(detail), 2000), TextHash = textHash,
    });

    /// <summary>The other parties hear of it.</summary>
    public void Tell(string what, params string[] values) => Told.Add(new AgreementMoved(agreement.Id, Guid.CreateVersion7(), what, visitor.PersonId, values));

    /// <summary>The text as a version of its own, where it differs from the last one.</summary>
    public AgreementVersion Keep()
    {
        var text = Text;
        var (hash, last) = (AgreementVersion.HashOf(text), agreement.Versions.OrderBy(v => v.Number).LastOrDefault());
        if (last?.Hash == hash) return last;
        var version = new AgreementVersion
        {
            Id = Guid.CreateVersion7(), AgreementId = agreement.Id, Number = (last?.Number ?? 0) + 1, At = now, Person = Person, Party = Own?.Name ?? "", Text = text, Hash = hash,
        };
        agreement.Versions.Add(version);
        return version;
    }

    private static string Short(string text, int longest) => text.Length <= longest ? text : text[..longest];
}

/// <summary>A party that acts from its own node.</summary>
/// <param name="Person">Who it is, and of which node.</param>
public sealed record FromElsewhere(Guid OrganisationId, string Person);

/// <summary>Something happened that the parties of an agreement should know.</summary>
/// <param name="What">The end of the text key "notice.agreement.{what}".</param>
public sealed record AgreementMoved(Guid AgreementId, Guid Cause, string What, Guid? Except, string[] Values);
