using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Spine.Moderation;

/// <summary>The network's own topics beside the shipped ones: named in every interface language, or not at all.</summary>
[Secretariat]
public sealed class TopicsModel(AppDb db, NodeVocabulary vocabulary, Audit audit, Texts.Texts texts, TimeProvider clock) : PageModel
{
    public IReadOnlyList<NodeTopic> Own { get; private set; } = [];

    [BindProperty] public string? English { get; set; }
    [BindProperty] public string? Spanish { get; set; }
    [BindProperty] public string? Portuguese { get; set; }
    [BindProperty] public string? Indonesian { get; set; }
    [BindProperty] public string? Parent { get; set; }

    public async Task OnGetAsync() => Own = await db.Set<NodeTopic>().AsNoTracking().OrderBy(t => t.English).ToListAsync();

    public async Task<IActionResult> OnPostAddAsync()
    {
        foreach (var (field, label) in new[] { (nameof(English), English), (nameof(Spanish), Spanish), (nameof(Portuguese), Portuguese), (nameof(Indonesian), Indonesian) })
            if (Fold.Clean(label).Length is < 2 or > 120) ModelState.AddModelError(field, texts["topic.label.missing"]);
            else if (Known(Fold.Clean(label))) ModelState.AddModelError(field, texts["topic.label.known"]);
        if (Parent is { Length: > 0 } && !vocabulary.Now.Knows(Schemes.Topic, Parent)) ModelState.AddModelError(nameof(Parent), texts["form.not-understood"]);
        if (!ModelState.IsValid) { await OnGetAsync(); Response.StatusCode = StatusCodes.Status422UnprocessableEntity; return Page(); }
        db.Add(new NodeTopic
        {
            Id = Guid.CreateVersion7(), Code = Code(Fold.Text(English)), Parent = string.IsNullOrEmpty(Parent) ? null : Parent,
            English = Fold.Clean(English), Spanish = Fold.Clean(Spanish), Portuguese = Fold.Clean(Portuguese), Indonesian = Fold.Clean(Indonesian),
        });
        return await Put("audit.topic-added", Fold.Clean(English), "topic.added");
    }

    public async Task<IActionResult> OnPostRetireAsync(Guid topic)
    {
        if (await db.Set<NodeTopic>().FindAsync(topic) is not { } found) return NotFound();
        found.RetiredAt = found.RetiredAt is null ? clock.GetUtcNow().UtcDateTime : null;
        return await Put("audit.topic-changed", found.English, "topic.changed");
    }

    private async Task<IActionResult> Put(string action, string label, string said)
    {
        audit.Write(action, label, "/secretariat/topics");
        await db.SaveChangesAsync();
        await NodeTopics.Use(db, vocabulary);
        TempData["done"] = said;
        return Redirect("/secretariat/topics");
    }

    private bool Known(string label) => vocabulary.Now.All(Schemes.Topic).Any(c => c.Labels.Values.Any(l => Fold.Text(l) == Fold.Text(label)));

    private static string Code(string folded)
    {
        var code = "own-" + string.Concat(folded.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        return code.Length <= 60 ? code : code[..60];
    }
}
