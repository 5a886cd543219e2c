using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Spine.Translation;

/// <summary>A record in its languages: who answers for each text, what is being drafted, what others suggest.</summary>
[OnRecord(Ability.Read)]
public sealed class LanguagesModel(RecordOfRequest found, AppDb db, DraftQueue queue, Correcting correcting, Suggesting suggesting, RecordHistory history, RecordKinds kinds) : PageModel
{
    public Record Record => found.Record;
    public string Address => kinds.Address(Record);
    public RecordVersion? Original => Record.In(Record.SourceLanguage);
    public IReadOnlyList<DraftJob> Jobs { get; private set; } = [];
    public IReadOnlyList<VersionSuggestion> Suggestions { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Checkers { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The language somebody has just asked for and waits to read.</summary>
    public string? Awaited { get; private set; }
    public bool MayDecide => correcting.MayDecide(Record);

    public Way Way(string language) => correcting.For(Record, language);

    public bool MayTakeBack(RecordVersion version) => correcting.MayTakeBack(Record, version);

    public DraftJob? Job(string language) => Jobs.FirstOrDefault(j => j.Language == language);

    /// <summary>Older than the original: that was changed since.</summary>
    public bool IsBehind(RecordVersion version) => version.MadeFrom is { } from && Original is { } original && from != original.Mark;

    /// <summary>Languages of the pages in which there is nothing to read yet and in which a machine could draft it.</summary>
    public IEnumerable<string> Draftable => !Record.IsOpen ? [] :
        InterfaceTexts.Languages.Where(l => l != Record.SourceLanguage && Record.In(l) is null or { IsHeadline: true } && Job(l) is null or { FailedAt: not null } && queue.Can(Record, l));

    /// <param name="awaited">Where somebody waits: on to the text as soon as it is there.</param>
    public async Task<IActionResult> OnGetAsync(string? awaited)
    {
        Jobs = await queue.Of(Record.Id);
        if (MayDecide) Suggestions = await suggesting.Waiting(Record.Id);
        var checkers = Record.Versions.Select(v => v.CheckedById).OfType<Guid>().Distinct().ToList();
        Checkers = await db.Set<Organisation>().Where(o => checkers.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name);
        if (awaited is null || Record.In(awaited) is { IsDraft: false }) return Page();
        if (Job(awaited) is null && Record.In(awaited) is { IsHeadline: false }) return Redirect($"{Address}?text={awaited}");
        Awaited = Job(awaited) is { FailedAt: null, Whole: true } ? awaited : null;
        return Page();
    }

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostApproveAsync(string? language)
    {
        await correcting.Approve(Record.Id, language ?? "");
        return this.Done($"{Address}/languages", "translation.approved");
    }

    [OnRecord(Ability.Translate)]
    public async Task<IActionResult> OnPostTakeBackAsync(string? language)
    {
        if (Record.In(language ?? "") is not { } version || !MayTakeBack(version)) return StatusCode(StatusCodes.Status403Forbidden);
        return this.Done($"{Address}/languages", await history.TakeBack(Record.Id, version.Language) ? "translation.taken-back" : "translation.nothing-before");
    }

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostTakeAsync(Guid suggestion) =>
        await suggesting.Decide(Record.Id, suggestion, take: true, null) ? this.Done($"{Address}/languages", "translation.suggestion.taken") : NotFound();

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostDeclineAsync(Guid suggestion, string? why) =>
        await suggesting.Decide(Record.Id, suggestion, take: false, Storage.Fold.Clean(why) is { Length: > 0 and <= 1000 } said ? said : null) ? this.Done($"{Address}/languages", "translation.suggestion.declined") : NotFound();

    public static string Direction(string language) => Languages.Direction(language);
}
