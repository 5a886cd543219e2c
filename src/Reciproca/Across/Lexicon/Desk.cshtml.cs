using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Spine.Search.Judging;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Keeping;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Across.Lexicon;

/// <summary>What the search knows of each language, what it misses most, and a pair of words that helps at once.</summary>
[Secretariat]
public sealed class DeskModel(AppDb db, CurrentLexicon lexicon, LexiconTeaching teaching, LexiconKeeper keeper, Audit audit, Texts texts) : PageModel
{
    private const string Here = "/secretariat/lexicon";
    private const int Longest = 120, MostWords = 6, MostShown = 20, LeastAsked = 3, MostAsked = 5000, Lessons = 5;

    public IReadOnlyList<LanguageLine> Lines { get; private set; } = [];
    public IReadOnlyList<MissedWord> Missed { get; private set; } = [];
    public IReadOnlyList<LexiconLearned> Learned { get; private set; } = [];
    public IReadOnlyList<ParallelText> Added => lexicon.Added();
    public IReadOnlyList<string> Layers => lexicon.Now.Layers;
    public bool IsDamaged => lexicon.IsDamaged;

    [BindProperty(SupportsGet = true)] public string? Language { get; set; }
    [BindProperty(SupportsGet = true)] public string? Word { get; set; }
    [BindProperty] public string? Other { get; set; }
    [BindProperty] public string? Meaning { get; set; }

    public IReadOnlyList<Choice> Languages => [.. Analysis.Languages.Select(code => new Choice(code, Concepts.Standard.Label(Schemes.Language, code, texts.Language)))];

    public async Task OnGetAsync() => await Read();

    public async Task<IActionResult> OnPostAddAsync()
    {
        var (word, meaning) = (Fold.Clean(Word), Fold.Clean(Meaning));
        Check(nameof(Word), Language, word);
        Check(nameof(Meaning), Other, meaning);
        if (ModelState.IsValid && Language == Other) ModelState.AddModelError(nameof(Other), texts["lexicon.same"]);
        if (!ModelState.IsValid) { await Read(); return this.Refused(); }
        var pair = new ParallelText(Language!, word, Other!, meaning);
        teaching.Add(pair);
        audit.Write("audit.word-added", $"{word} ≈ {meaning}", Here);
        await db.SaveChangesAsync();
        return this.Done(Here, "lexicon.added");
    }

    public async Task<IActionResult> OnPostRemoveAsync(int number)
    {
        if (Added.ElementAtOrDefault(number) is not { } pair || pair.Text != Word) return NotFound();
        teaching.Remove(pair);
        audit.Write("audit.word-removed", $"{pair.Text} ≈ {pair.OtherText}", Here);
        await db.SaveChangesAsync();
        return this.Done(Here, "lexicon.removed");
    }

    public IActionResult OnPostLearn()
    {
        keeper.Ask();
        return this.Done(Here, "lexicon.learning");
    }

    private void Check(string field, string? language, string text)
    {
        if (language is null || !Analysis.Languages.Contains(language)) ModelState.AddModelError(field, texts["form.not-understood"]);
        else if (text.Length > Longest || Analysis.Terms(language, text) is not { Count: > 0 and <= MostWords }) ModelState.AddModelError(field, texts["lexicon.missing"]);
    }

    private async Task Read()
    {
        var asked = await db.Set<AskedWord>().AsNoTracking().OrderByDescending(w => w.Times).Take(MostAsked).ToListAsync();
        var (coverage, now) = (lexicon.Coverage, lexicon.Now);
        Lines = [.. now.Inspect().Select(l => new LanguageLine(l.Language, l.Terms, l.Pairs, Share(coverage, l.Language), AskedShare(asked.Where(w => w.Language == l.Language))))];
        Missed = [.. Written(coverage).Concat(asked.Where(w => w.Times >= LeastAsked).Select(w => new MissedWord(w.Language, w.Word, 0, w.Times)))
            .Where(m => !Knows(m.Language, m.Word)).GroupBy(m => (m.Language, m.Word)).Select(g => new MissedWord(g.Key.Language, g.Key.Word, g.Sum(m => m.InRecords), g.Sum(m => m.Asked)))
            .OrderByDescending(m => m.Asked * 3 + m.InRecords).Take(MostShown)];
        Learned = await db.Set<LexiconLearned>().AsNoTracking().OrderByDescending(l => l.At).Take(Lessons).ToListAsync();
    }

    // the pivot language is what all others are explained in
    private static IEnumerable<MissedWord> Written(IEnumerable<CoverageOfTexts> coverage) =>
        coverage.Where(c => c.Language != "en").SelectMany(c => c.Unknown.Select(u => new MissedWord(c.Language, u.Word, u.Times, 0)));

    private static double? Share(IEnumerable<CoverageOfTexts> coverage, string language) => coverage.FirstOrDefault(c => c.Language == language) is { Words: > 0 } found ? found.Share : null;

    private double? AskedShare(IEnumerable<AskedWord> asked)
    {
        var (known, all) = asked.Aggregate((Known: 0, All: 0), (sum, word) => (sum.Known + (Knows(word.Language, word.Word) ? word.Times : 0), sum.All + word.Times));
        return all == 0 ? null : (double)known / all;
    }

    private bool Knows(string language, string word) => Analysis.Terms(language, word).TrueForAll(term => lexicon.Now.Learned(language, term));
}

/// <summary>How well a language is known: words, texts they were learned from, and the share of what is written and asked.</summary>
public sealed record LanguageLine(string Language, int Terms, int Pairs, double? InRecords, double? Asked);

/// <summary>A word without a meaning, and how often it was read and asked.</summary>
public sealed record MissedWord(string Language, string Word, int InRecords, int Asked);
