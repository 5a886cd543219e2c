using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Agreements.Procedures;

/// <summary>The procedures of countries: ours to begin with; one that the secretariat changes is its own from then on, until it takes ours back.</summary>
[Secretariat]
public sealed class ProceduresModel(CountryProcedures procedures, AppDb db, Audit audit, Texts texts, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Procedure> All { get; private set; } = [];
    public Procedure? Procedure { get; private set; }
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    [BindProperty] public string? Sources { get; set; }
    [BindProperty] public DateOnly? NotedOn { get; set; }
    [BindProperty] public string? About { get; set; }
    [BindProperty] public StepForm Step { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string? country)
    {
        if (country is not null && !Concepts.Standard.Knows(Schemes.Country, country)) return NotFound();
        All = await procedures.All();
        if (country is null) return Page();
        Procedure = All.FirstOrDefault(p => p.Country == country) ?? new Procedure { Country = country };
        (Sources, NotedOn, About) = (Procedure.Sources, Procedure.NotedOn, Procedure.AboutIn(texts.Language));
        return Page();
    }

    /// <summary>Sources, the day they were looked at, and what to know first, in the secretariat's language.</summary>
    public async Task<IActionResult> OnPostAsync(string country)
    {
        var (sources, noted, about) = (Fold.Clean(Sources), NotedOn, Fold.Clean(About));
        if (sources.Length < 5) this.Wrong(nameof(Sources), texts["procedure.sources.missing"]);
        if (noted is null || noted > Today) this.Wrong(nameof(NotedOn), texts["procedure.notedon.missing"]);
        return await Change(country, own =>
        {
            (own.Sources, own.NotedOn) = (sources, noted);
            if (own.About.Find(a => a.Language == texts.Language) is { } text) text.Text = about;
            else if (about.Length > 0) own.About.Add(new ProcedureAbout { ProcedureId = own.Id, Language = texts.Language, Text = about });
        });
    }

    public async Task<IActionResult> OnPostStepAsync(string country)
    {
        var form = Step;
        if (Fold.Clean(form.Title).Length is < 3 or > 500) this.Wrong("Step.Title", texts["procedure.title.missing"]);
        if (form.Days is < 0 or > 2000) this.Wrong("Step.Days", texts["procedure.days.wrong"]);
        return await Change(country, own =>
        {
            if (own.Steps.Find(s => s.Code == form.Code) is not { } step)
                own.Steps.Add(step = new ProcedureStep { Id = Guid.CreateVersion7(), ProcedureId = own.Id, Code = Spine.Records.ShortId.Next(), Place = own.Steps.Select(s => s.Place).DefaultIfEmpty(0).Max() + 1 });
            var text = step.Write(texts.Language);
            (text.Title, text.Authority, text.Documents) = (Fold.Clean(form.Title), Fold.Clean(form.Authority), Fold.Clean(form.Documents));
            (step.Days, step.After) = (form.After ? null : form.Days, form.After);
            if (form.Place is { } place and > 0) Put(own, step, place);
        });
    }

    public Task<IActionResult> OnPostRemoveAsync(string country, string code) => Change(country, own => own.Steps.RemoveAll(s => s.Code == code));

    public async Task<IActionResult> OnPostDropAsync(string country)
    {
        if (!await procedures.Drop(country)) return NotFound();
        audit.Write("audit.procedure-changed", country, $"/secretariat/procedures/{country}");
        await db.SaveChangesAsync();
        return this.Done($"/secretariat/procedures/{country}", "procedure.ours-again");
    }

    private static void Put(Procedure procedure, ProcedureStep step, int place)
    {
        var others = procedure.Ordered.Where(s => s != step).ToList();
        others.Insert(Math.Clamp(place - 1, 0, others.Count), step);
        foreach (var (one, i) in others.Select((s, i) => (s, i))) one.Place = i + 1;
    }

    private async Task<IActionResult> Change(string country, Action<Procedure> change)
    {
        if (!Concepts.Standard.Knows(Schemes.Country, country)) return NotFound();
        if (!ModelState.IsValid) { var typed = (Sources, NotedOn, About); await OnGetAsync(country); (Sources, NotedOn, About) = typed; return this.Refused(); }
        var own = await procedures.Own(country, Guid.CreateVersion7);
        change(own);
        own.ChangedAt = clock.GetUtcNow().UtcDateTime;
        audit.Write("audit.procedure-changed", country, $"/secretariat/procedures/{country}");
        await db.SaveChangesAsync();
        return this.Done($"/secretariat/procedures/{country}", "procedure.saved");
    }
}

/// <summary>One step in the language of whoever writes it; other languages keep theirs.</summary>
public sealed class StepForm
{
    public string? Code { get; set; }
    public string? Title { get; set; }
    public string? Authority { get; set; }
    public string? Documents { get; set; }
    public int? Days { get; set; }
    public bool After { get; set; }
    public int? Place { get; set; }
}
