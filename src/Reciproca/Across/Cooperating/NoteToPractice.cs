using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Exchanges;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web.Forms;

namespace Reciproca.Across.Cooperating;

/// <summary>What both sides learned becomes a practice of one of them, or is added to one that it has.</summary>
public sealed class NoteToPractice(AppDb db, RecordStore store, Visitor visitor, Texts texts)
{
    /// <summary>A draft: the organisation completes it and publishes when it likes.</summary>
    public async Task<Record> Make(Record exchange)
    {
        var practice = new Practice { StartedOn = null };
        var record = store.Start(PracticeKind.Kind, visitor.ActingFor!.OrganisationId, exchange.SourceLanguage, practice);
        foreach (var note in exchange.Versions.Where(v => v.Sections.Count > 0))
        {
            var version = record.Write(note.Language);
            (version.Title, version.At) = (note.Title, store.Now);
            version[PracticeKind.Problem] = note["request"];
            version[PracticeKind.Done] = Joined(note["objectives"], note["activities"], note["took-place"]);
            version[PracticeKind.Result] = note["worked"];
            (version["failed"], version["lessons"], version["partners"]) = (note["failed"], note["lessons"], note["partners"]);
        }
        foreach (var scheme in PracticeKind.Kind.Schemes) record.Tag(scheme, exchange.Codes(scheme));
        store.Link(record, exchange.Id, LinkType.GrewOutOf);
        await store.Save(record, practice);
        return record;
    }

    public async Task<bool> Amend(Record exchange, string practice)
    {
        var id = await Own().Where(r => r.ShortId == practice).Select(r => (Guid?)r.Id).SingleOrDefaultAsync();
        if (id is null || await store.Open(id.Value) is not { } record) return false;
        if (await Links(exchange).AnyAsync(l => l.FromId == record.Id)) return true;
        var (note, version) = (exchange.Best(record.SourceLanguage), record.Best(exchange.SourceLanguage));
        var heading = $"**{note.Title}**";
        if (note["worked"].Length > 0) version[PracticeKind.Result] = Joined(version[PracticeKind.Result], heading, note["worked"]);
        if (note["failed"].Length > 0) version["failed"] = Joined(version["failed"], heading, note["failed"]);
        if (note["lessons"].Length > 0) version["lessons"] = Joined(version["lessons"], heading, note["lessons"]);
        version.At = store.Now;
        store.Link(record, exchange.Id, LinkType.GrewOutOf);
        await store.Save(record, await store.Body(record), ownRevision: true);
        return true;
    }

    /// <summary>Practices of the visitor's organisation that can take it up, and those that have.</summary>
    public async Task<NoteChoices?> Choices(Guid exchange)
    {
        var record = await db.Set<Record>().AsNoTracking().Include(r => r.Parties).SingleAsync(r => r.Id == exchange);
        if (visitor.ActingFor is not { Role: >= Role.Author } acting || !record.Owners.Contains(acting.OrganisationId)) return null;
        var taken = await Links(record).Select(l => l.FromId).ToListAsync();
        var practices = await Own().AsNoTracking().Include(r => r.Versions).OrderByDescending(r => r.ChangedAt).Take(50).ToListAsync();
        return new NoteChoices(record.ShortId, [.. practices.Where(p => !taken.Contains(p.Id)).Select(p => new Choice(p.ShortId, p.Best(texts.Language).Title))],
            [.. practices.Where(p => taken.Contains(p.Id)).Select(p => (PracticeKind.Kind.Address(p), p.Best(texts.Language).Title))]);
    }

    private IQueryable<Record> Own() => db.Set<Record>().Where(r => r.Kind == "practice" && r.StewardId == visitor.ActingFor!.OrganisationId && r.Stage != Stage.Archived && r.Origin == null);

    private IQueryable<RecordLink> Links(Record exchange) => db.Set<RecordLink>().Where(l => l.ToId == exchange.Id && l.Type == LinkType.GrewOutOf && l.From.Kind == "practice");

    private static string Joined(params string[] texts) => string.Join("\n\n", texts.Where(t => t.Length > 0));
}

public sealed record NoteChoices(string Exchange, IReadOnlyList<Choice> Practices, IReadOnlyList<(string Address, string Title)> Made);

/// <summary>On the page of an exchange, once it comes to learning.</summary>
public sealed class NoteToPracticeViewComponent(NoteToPractice note) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record) => await note.Choices(record) is { } choices ? View("/Across/Cooperating/NoteToPractice.cshtml", choices) : Content("");
}
