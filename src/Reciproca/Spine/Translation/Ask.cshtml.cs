using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Spine.Translation;

/// <summary>
/// The whole text in a language, drafted now. Anybody may ask, and what is drafted once is there for all: a forged request does no harm, and a
/// page that asks for no token is the same for everybody and can be kept.
/// </summary>
[OnRecord(Ability.Read), IgnoreAntiforgeryToken]
public sealed class AskModel(RecordOfRequest found, AppDb db, DraftQueue queue, DraftBell bell, RecordKinds kinds) : PageModel
{
    public IActionResult OnGet() => Redirect($"{kinds.Address(found.Record)}/languages");

    public async Task<IActionResult> OnPostAsync(string? language)
    {
        var (record, address) = (found.Record, kinds.Address(found.Record));
        if (language is null || language == record.SourceLanguage || !InterfaceTexts.Languages.Contains(language)) return NotFound();
        if (!record.IsOpen || !queue.Can(record, language)) return this.Done($"{address}/languages", "translation.cannot");
        if (record.In(language) is { IsDraft: false }) return Redirect($"{address}?text={language}");
        await queue.Want(record, language, whole: true);
        await db.SaveChangesAsync();
        bell.Ring();
        return Redirect($"{address}/languages?awaited={language}");
    }
}
