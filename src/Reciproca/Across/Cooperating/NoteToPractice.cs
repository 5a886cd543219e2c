using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Exchanges;
using Reciproca.Kinds.Initiatives;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web.Forms;

namespace Reciproca.Across.Cooperating;

/// <summary>What the sides of an exchange or an initiative learned becomes a practice of one of them, or is added to one that it has.</summary>
public sealed class NoteToPractice(AppDb db, RecordStore store, InitiativeStory story, Visitor visitor, Texts texts)
{
    public static bool CanCome(Record origin) => origin.Kind == ExchangeKind.Kind.Name || origin.Kind == InitiativeKind.Kind.Name;

    /// <summary>A draft: the organisation completes it and publishes when it likes.</summary>
    public async Task<Record> Make(Record origin)
    {
        var practice = new Practice();
        var record = store.Start(PracticeKind.Kind, visitor.ActingFor!.OrganisationId, origin.SourceLanguage, practice);
        foreach (var learned in await Tell(origin))
        {
            var version = record.Write(learned.Language);
            (version.Title, version.Summary, version.At) = (learned.Title, learned.Summary, store.Now);
            foreach (var section in learned.Sections) version[section] = learned[section];
        }
        if (origin.Kind == InitiativeKind.Kind.Name) await story.Count(origin, practice);
        foreach (var scheme in PracticeKind.Kind.Schemes) record.Tag(scheme, origin.Codes(scheme));
        store.Link(record, origin.Id, LinkType.GrewOutOf);
        await store.Save(record, practice);
        return record;
    }

    public async Task<bool> Amend(Record origin, string practice)
    {
        var id = await Own().Where(r => r.ShortId == practice).Select(r => (Guid?)r.Id).SingleOrDefaultAsync();
        if (id is null || await store.Open(id.Value) is not { } record) return false;
        if (await Links(origin.Id).AnyAsync(l => l.FromId == record.Id)) return true;
        var (told, version) = (await Tell(origin), record.Best(origin.SourceLanguage));
        var learned = told.FirstOrDefault(t => t.Language == version.Language) ?? told.First(t => t.Language == origin.SourceLanguage);
        foreach (var section in new[] { PracticeKind.Result, "failed", "lessons" }.Where(s => learned[s].Length > 0))
            version[section] = string.Join("\n\n", new[] { version[section], $"**{learned.Title}**", learned[section] }.Where(t => t.Length > 0));
        version.At = store.Now;
        store.Link(record, origin.Id, LinkType.GrewOutOf);
        await store.Save(record, await store.Body(record), ownRevision: true);
        return true;
    }

    /// <summary>Practices of the visitor's organisation that can take it up, and whether one has; null for whoever takes no part.</summary>
    public async Task<NoteChoices?> Choices(Guid origin)
    {
        if (visitor.ActingFor is not { Role: >= Role.Author } acting) return null;
        var record = await db.Set<Record>().AsNoTracking().Include(r => r.Parties).SingleAsync(r => r.Id == origin);
        if (!record.Owners.Contains(acting.OrganisationId)) return null;
        var taken = await Links(record.Id).Where(l => l.From.StewardId == acting.OrganisationId).Select(l => l.FromId).ToListAsync();
        var practices = await Own().AsNoTracking().Include(r => r.Versions).Where(r => !taken.Contains(r.Id)).OrderByDescending(r => r.ChangedAt).Take(50).ToListAsync();
        return new NoteChoices(record.ShortId, [.. practices.Select(p => new Choice(p.ShortId, p.Best(texts.Language).Title))], taken.Count > 0);
    }

    private async Task<IReadOnlyList<Learned>> Tell(Record origin) => origin.Kind == InitiativeKind.Kind.Name ? await story.Tell(origin) : Learned.From(origin);

    private IQueryable<Record> Own() => db.Set<Record>().Where(r => r.Kind == "practice" && r.StewardId == visitor.ActingFor!.OrganisationId && r.Stage != Stage.Archived && r.Origin == null);

    private IQueryable<RecordLink> Links(Guid origin) => db.Set<RecordLink>().Where(l => l.ToId == origin && l.Type == LinkType.GrewOutOf && l.From.Kind == "practice");
}

/// <param name="Made">The organisation has a practice that came of it already.</param>
public sealed record NoteChoices(string Origin, IReadOnlyList<Choice> Practices, bool Made);

/// <summary>On the page of an exchange or an initiative, once it comes to learning.</summary>
public sealed class NoteToPracticeViewComponent(NoteToPractice note) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record) => await note.Choices(record) is { } choices ? View("/Across/Cooperating/NoteToPractice.cshtml", choices) : Content("");
}
