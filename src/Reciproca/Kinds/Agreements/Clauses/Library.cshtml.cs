using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Agreements.Clauses;

/// <summary>The network's clause library: ours to begin with, each clause its own once changed.</summary>
[Secretariat]
public sealed class LibraryModel(ClauseLibrary library, AppDb db, Audit audit, Texts texts, TimeProvider clock) : PageModel
{
    public IReadOnlyList<LibraryClause> Clauses { get; private set; } = [];
    public LibraryClause? Clause { get; private set; }

    [BindProperty] public Dictionary<string, string?> Headings { get; set; } = [];
    [BindProperty] public Dictionary<string, string?> Texts { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(string? code)
    {
        Clauses = await library.All(retired: true);
        Clause = Clauses.FirstOrDefault(c => c.Code == code) ?? (code == "new" ? new LibraryClause { Code = "new" } : null);
        if (code is not null && Clause is null) return NotFound();
        Headings = InterfaceTexts.Complete.ToDictionary(l => l, l => Clause?.In(l)?.Heading);
        Texts = InterfaceTexts.Complete.ToDictionary(l => l, l => Clause?.In(l)?.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var (headings, bodies) = (Headings, Texts);
        foreach (var language in InterfaceTexts.Complete)
        {
            if (Fold.Clean(headings.GetValueOrDefault(language)).Length is < 2 or > 300) this.Wrong($"Headings[{language}]", texts["agreement.clause.heading.missing"]);
            if (Fold.Clean(bodies.GetValueOrDefault(language)).Length is < 5 or > 20_000) this.Wrong($"Texts[{language}]", texts["agreement.clause.empty"]);
        }
        if (!ModelState.IsValid) { await OnGetAsync(code); (Headings, Texts) = (headings, bodies); return this.Refused(); }
        var clause = code == "new" ? New() : await library.Own(code, Guid.CreateVersion7);
        if (clause is null) return NotFound();
        foreach (var language in InterfaceTexts.Complete)
        {
            if (clause.In(language) is not { } text) clause.Texts.Add(text = new LibraryText { ClauseId = clause.Id, Language = language });
            (text.Heading, text.Text) = (Fold.Clean(headings[language]), Fold.Clean(bodies[language]));
        }
        return await Put(clause, "library.saved");
    }

    public async Task<IActionResult> OnPostRetireAsync(string code)
    {
        if (await library.Own(code, Guid.CreateVersion7) is not { } clause) return NotFound();
        clause.RetiredAt = clause.RetiredAt is null ? clock.GetUtcNow().UtcDateTime : null;
        return await Put(clause, "library.saved");
    }

    private LibraryClause New()
    {
        var clause = new LibraryClause { Id = Guid.CreateVersion7(), Code = "own-" + Spine.Records.ShortId.Next(), Place = 10_000 };
        db.Add(clause);
        return clause;
    }

    private async Task<IActionResult> Put(LibraryClause clause, string said)
    {
        audit.Write("audit.clause-changed", clause.Heading("en"), "/secretariat/clauses");
        await db.SaveChangesAsync();
        return this.Done("/secretariat/clauses", said);
    }
}
