using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Translation;
using Reciproca.Storage;

namespace Reciproca.Across.Reading;

/// <summary>What a reader should know of the language of a text, and what to do where it is not theirs.</summary>
/// <param name="Shown">The version the page shows.</param>
/// <param name="Headline">Title and summary in the reader's language, where the page shows another.</param>
/// <param name="Terms">Key terms in the reader's language, where there is not even a headline.</param>
public sealed record ReadingHelp(Record Record, string Address, string Reader, RecordVersion Shown, RecordVersion? Headline, IReadOnlyList<string> Terms)
{
    public bool CanDraft { get; init; }
    public Way Way { get; init; }
    public string? CheckedBy { get; init; }
    public bool IsOriginal => Shown.Language == Record.SourceLanguage;
}

/// <summary>On a kind's page: <c>&lt;slot name="Reading" record="…" /&gt;</c>. Nothing where the text is in the reader's language and a person wrote it.</summary>
public sealed class ReadingViewComponent(RecordOfRequest found, AppDb db, DraftQueue queue, Correcting correcting, Gist gist, Shelf shelf, RecordKinds kinds, Texts texts) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        var (head, reader) = (found.Record, texts.Language);
        if (head.Id != record || head.Versions.Count == 0) return Content("");
        var shown = head.In(head.AskedFor ?? "") ?? head.Best(reader);
        var foreign = shown.Language != reader;
        if (!foreign && shown.State is VersionState.Human or VersionState.Approved) return Content("");
        var headline = foreign && head.In(reader) is { } own && head.IsHeadline(own) ? own : null;
        return View("/Across/Reading/Reading.cshtml", new ReadingHelp(head, kinds.Address(head), reader, shown, headline, foreign && head.In(reader) is null ? await shelf.Get((nameof(Gist), record, reader), () => Task.FromResult(gist.Of(head, reader))) : [])
        {
            CanDraft = head.IsOpen && head.In(reader) is null or { IsHeadline: true } && reader != head.SourceLanguage && queue.Can(head, reader),
            Way = correcting.For(head, foreign ? reader : shown.Language),
            CheckedBy = (headline ?? shown).CheckedById is { } by ? await db.Set<Organisation>().Where(o => o.Id == by).Select(o => o.Name).SingleOrDefaultAsync() : null,
        });
    }
}
