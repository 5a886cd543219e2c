using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Records;

namespace Reciproca.Spine.Translation;

/// <summary>The original beside the words of another language: correct a machine's draft, or write it oneself, in one step.</summary>
[OnRecord(Ability.Translate)]
public sealed class CorrectModel(RecordOfRequest found, Correcting correcting, Suggesting suggesting, DraftQueue queue, Editing editing, RecordKinds kinds, Texts.Texts texts) : PageModel
{
    public Record Record => found.Record;
    public RecordKind Kind => kinds[Record.Kind];
    public string Address => kinds.Address(Record);
    public RecordVersion Original => Record.In(Record.SourceLanguage) ?? Record.Versions[0];
    public RecordVersion? Version => Record.In(Language);
    public Way Way => correcting.For(Record, Language);
    public Conflict? Conflict { get; private set; }

    /// <summary>Only title and summary are drafted yet; correcting them alone would leave the text to be written by hand.</summary>
    public bool CanDraftFirst => Record.IsOpen && Version is null or { IsHeadline: true } && Original.Sections.Count > 0 && Texts.InterfaceTexts.Languages.Contains(Language) && queue.Can(Record, Language);

    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = "";

    [BindProperty]
    public TranslationForm Form { get; set; } = new();

    public IActionResult OnGet()
    {
        // the list of languages has no script: it asks for "write" and says which
        if (RouteData.Values["language"] is "write") return Known(Request.Query["language"]) is { } chosen ? Redirect($"{Address}/languages/{chosen}") : NotFound();
        if (Way == Way.None) return Known(Language) is null ? NotFound() : Redirect($"{Address}/languages");
        Form = TranslationForm.Of(Record, Language, Kind);
        return Known(Language) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Known(Language) is null || Way == Way.None) return NotFound();
        foreach (var name in Form.Sections.Keys.Except(Kind.Sections.Concat(Original.Sections.Select(s => s.Name))).ToList()) Form.Sections.Remove(name);
        foreach (var (field, reason) in Form.Wrong()) this.Wrong($"Form.{field}", texts[reason, TranslationForm.LongestText]);
        if (!ModelState.IsValid) return this.Refused();
        if (Way == Way.Suggest) return await Suggest();
        Conflict = await editing.Save<TranslationForm, IKeyed>(Form, Form.Revision, (record, _) => TranslationForm.Of(record, Language, Kind), (record, _) => correcting.Write(record, Language, Form), ownRevision: true);
        return Conflict is null ? this.Done($"{Address}?text={Language}", "translation.saved") : this.Refused(StatusCodes.Status409Conflict);
    }

    private async Task<IActionResult> Suggest()
    {
        await suggesting.Make(Record, Language, Form);
        return this.Done(Address, "translation.suggested");
    }

    private static string? Known(string? language) => language is { Length: > 0 } && Concepts.Standard.Knows(Schemes.Language, language) ? language : null;
}
