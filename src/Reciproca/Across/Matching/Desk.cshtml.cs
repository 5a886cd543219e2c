using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Matching;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Across.Matching;

/// <summary>A record with its place now and its place with the weights that are tried.</summary>
public sealed record Moved(Ranked Match, int? Was, int Place);

/// <summary>The network's weights: seen, tried on a need, put in force, learnt.</summary>
[Secretariat]
public sealed class DeskModel(MatchWeights store, NodeWeights node, Learning learning, Matcher matcher, AppDb db, Audit audit, Texts texts) : PageModel
{
    private const int NeedsOffered = 40, Shown = 12;

    [BindProperty] public Dictionary<string, int?> Records { get; set; } = [];
    [BindProperty] public Dictionary<string, int?> Peers { get; set; } = [];

    /// <summary>Short id of the need on which the weights are tried.</summary>
    [BindProperty] public string? Need { get; set; }

    public IReadOnlyList<Choice> Needs { get; private set; } = [];
    public IReadOnlyList<Moved>? Preview { get; private set; }
    public WeightLearning? LearningOn { get; private set; }
    public Lesson? Lesson { get; private set; }
    public bool TooFew { get; private set; }

    public async Task OnGetAsync()
    {
        await store.Refresh(atOnce: true);
        Fill(node.Now);
        await Read();
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!Check()) return await Again();
        await Read();
        if (await db.Set<Record>().AsNoTracking().SingleOrDefaultAsync(r => r.ShortId == Need && r.Kind == "need") is not { } need || await matcher.Entry(need.Id) is not { } entry)
        {
            this.Wrong(nameof(Need), texts["matching.need.missing"]);
            return this.Refused();
        }
        var was = matcher.For(entry, "practice", Shown).Concat(matcher.For(entry, "offer", Shown)).OrderByDescending(r => r.Fit.Score).Select(r => r.Hit.Card.Id).ToList();
        Preview = [.. matcher.Tried(entry, Typed, Shown).Select((match, i) => new Moved(match, was.IndexOf(match.Hit.Card.Id) is >= 0 and var place ? place + 1 : null, i + 1))];
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        if (!Check()) return await Again();
        return await Put(Typed, "audit.weights-changed");
    }

    public Task<IActionResult> OnPostResetAsync() => Put(Weights.Standard, "audit.weights-reset");

    public async Task<IActionResult> OnPostSwitchAsync(bool on)
    {
        await learning.Switch(on);
        audit.Write(on ? "audit.learning-on" : "audit.learning-off", texts["desk.matching"], "/secretariat/matching");
        await db.SaveChangesAsync();
        return this.Done("/secretariat/matching", on ? "matching.learning.on" : "matching.learning.off");
    }

    /// <summary>Fills the form with what was learnt; nothing is in force until it is saved.</summary>
    public async Task<IActionResult> OnPostLearnAsync()
    {
        await store.Refresh(atOnce: true);
        Fill(node.Now);
        if (await learning.Current() is null) return Forbid();
        Lesson = await learning.Learn();
        await db.SaveChangesAsync();
        (TooFew, ModelState.MaxAllowedErrors) = (Lesson is null, ModelState.MaxAllowedErrors);
        if (Lesson is not null) { ModelState.Clear(); Fill(Lesson.Weights); }
        await Read();
        return Page();
    }

    private Weights Typed => new(Points(Records, Weights.Standard.Records), Points(Peers, Weights.Standard.Peers));

    private bool Check()
    {
        foreach (var (name, given, parts) in new[] { (nameof(Records), Records, Weights.Standard.Records), (nameof(Peers), Peers, Weights.Standard.Peers) })
        {
            foreach (var part in parts.Keys.Where(part => given.GetValueOrDefault(part) is not (>= 0 and <= Weights.Most))) this.Wrong($"{name}[{part}]", texts["matching.points.wrong", Weights.Most]);
            if (ModelState.IsValid && parts.Keys.Sum(part => given[part]) == 0) this.Wrong($"{name}[{parts.Keys.First()}]", texts["matching.points.none"]);
        }
        return ModelState.IsValid;
    }

    private async Task<IActionResult> Again()
    {
        await Read();
        return this.Refused();
    }

    private async Task<IActionResult> Put(Weights weights, string action)
    {
        await store.Put(weights);
        audit.Write(action, texts["desk.matching"], "/secretariat/matching", string.Join(", ", weights.Records.Select(w => $"{w.Key} {w.Value}")));
        await db.SaveChangesAsync();
        await store.Refresh(atOnce: true);
        return this.Done("/secretariat/matching", "matching.saved");
    }

    private void Fill(Weights weights) =>
        (Records, Peers) = (weights.Records.ToDictionary(w => w.Key, w => (int?)w.Value), weights.Peers.ToDictionary(w => w.Key, w => (int?)w.Value));

    private async Task Read()
    {
        LearningOn = await learning.Current();
        var needs = await db.Set<Record>().AsNoTracking().Where(r => r.Kind == "need" && r.Stage == Stage.Published).Include(r => r.Versions).Include(r => r.Steward)
            .OrderByDescending(r => r.PublishedAt).Take(NeedsOffered).AsSplitQuery().ToListAsync();
        Needs = [.. needs.Select(r => new Choice(r.ShortId, $"{r.Best(texts.Language).Title} ({r.Steward.Name})"))];
        Need ??= Needs.FirstOrDefault()?.Value;
    }

    private static Dictionary<string, int> Points(Dictionary<string, int?> given, IReadOnlyDictionary<string, int> parts) => parts.Keys.ToDictionary(part => part, part => given.GetValueOrDefault(part) ?? 0);
}
