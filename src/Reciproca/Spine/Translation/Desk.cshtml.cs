using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Translation.Protection;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Translation;

/// <summary>Which translators there are and how they do, what waits, what failed and why; a sentence to try them with.</summary>
[Secretariat]
public sealed class DeskModel(AppDb db, Translators translators, DraftBell bell, Texts.Texts texts, TimeProvider clock) : PageModel
{
    private const int MostShown = 50, LongestTry = 500;

    public IReadOnlyList<Translators.Known> All => translators.All;
    public IReadOnlyList<(DraftJob Job, Record Record)> Failed { get; private set; } = [];
    public int Waiting { get; private set; }
    public int Retried { get; private set; }
    public DateTime? Oldest { get; private set; }
    public IReadOnlyList<Tried> Answers { get; private set; } = [];
    public static IReadOnlyList<Choice> Choices => [.. InterfaceTexts.Languages.Append("fr").Select(l => new Choice(l, Languages.NativeName(l)))];

    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }

    public async Task OnGetAsync()
    {
        var jobs = db.Set<DraftJob>().AsNoTracking();
        Waiting = await jobs.CountAsync(j => j.FailedAt == null);
        Retried = await jobs.CountAsync(j => j.FailedAt == null && j.Reason != null);
        Oldest = await jobs.Where(j => j.FailedAt == null).Select(j => (DateTime?)j.At).MinAsync();
        var failed = await jobs.Where(j => j.Reason != null).OrderByDescending(j => j.FailedAt != null).ThenByDescending(j => j.DueAt).Take(MostShown).ToListAsync();
        var ids = failed.ConvertAll(j => j.RecordId);
        var records = await db.Set<Record>().AsNoTracking().Where(r => ids.Contains(r.Id)).Include(r => r.Versions).ToDictionaryAsync(r => r.Id);
        Failed = [.. failed.Select(j => (j, records[j.RecordId]))];
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid record, string? language)
    {
        if (await db.Set<DraftJob>().FindAsync(record, language ?? "") is not { } job) return NotFound();
        job.Want(job.Whole, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        bell.Ring();
        return this.Done("/secretariat/translation", "translation.desk.again-done");
    }

    public async Task<IActionResult> OnPostGiveUpAsync(Guid record, string? language)
    {
        if (await db.Set<DraftJob>().FindAsync(record, language ?? "") is not { FailedAt: not null } job) return NotFound();
        db.Remove(job);
        await db.SaveChangesAsync();
        return this.Done("/secretariat/translation", "translation.desk.given-up");
    }

    /// <summary>Each translator by itself, so that one sees which of them it is.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancel)
    {
        await OnGetAsync();
        if (Fold.Clean(Text).Length is 0 or > LongestTry) this.Wrong(nameof(Text), texts["translation.try.text.wrong", LongestTry]);
        if (!Choices.Any(c => c.Value == From) || !Choices.Any(c => c.Value == To) || From == To) this.Wrong(nameof(To), texts["translation.try.languages.wrong"]);
        if (!ModelState.IsValid) return this.Refused();
        var answers = new List<Tried>();
        foreach (var known in All) answers.Add(await Try(known.Translator, cancel));
        Answers = answers;
        return Page();
    }

    private async Task<Tried> Try(ITranslator translator, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            // one translator alone, with nothing remembered of it; the words are the secretariat's own
            var translated = await new Translators([translator], clock).Translate(Fold.Clean(Text), From!, To!, new Names(From!, []), () => Task.FromResult(true), cancel);
            return new Tried(translator.Name, translated.Text, null, watch.ElapsedMilliseconds);
        }
        catch (TranslatorFailure failure) { return new Tried(translator.Name, null, failure, watch.ElapsedMilliseconds); }
    }
}

/// <summary>What one translator made of the sentence.</summary>
public sealed record Tried(string Translator, string? Text, TranslatorFailure? Failure, long Milliseconds);
