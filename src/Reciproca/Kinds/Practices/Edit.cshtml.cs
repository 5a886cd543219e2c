using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;
using Reciproca.Web.Records;

namespace Reciproca.Kinds.Practices;

/// <summary>The practice in one of its languages, or in one more (?in=pt).</summary>
[OnRecord(Ability.Edit), RequestFormLimits(ValueCountLimit = 2000)]
public sealed class EditModel(RecordOfRequest found, Editing editing, Texts texts, TimeProvider clock) : PageModel, IPracticePage
{
    public Record Record => found.Record;
    public Conflict? Conflict { get; private set; }

    [BindProperty]
    public PracticeForm Form { get; set; } = new();

    public bool NewLanguage => Record.In(Form.Language!) is null;

    public async Task OnGetAsync([FromQuery(Name = "in")] string? language) =>
        Form = PracticeFilling.Form(Record, await found.Body<Practice>(), Known(language) ?? Record.Best(texts.Language).Language);

    public async Task<IActionResult> OnPostAsync(bool publish)
    {
        foreach (var (field, reason) in Problems(publish)) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        var now = clock.GetUtcNow().UtcDateTime;
        Conflict = await editing.Save<PracticeForm, Practice>(Form, Form.Revision, (record, practice) => PracticeFilling.Form(record, practice, Form.Language!), (record, practice) => Fill(record, practice, publish, now));
        return Conflict is null ? this.Done(PracticeKind.Kind.Address(Record) + "?text=" + Form.Language, "record.saved") : this.Refused(StatusCodes.Status409Conflict);
    }

    private void Fill(Record record, Practice practice, bool publish, DateTime now)
    {
        Form.Fill(record, practice, now);
        if (publish) record.Publish(record.Steward.VerifiedAt is not null, now);
        else if (record.IsOpen) record.Confirm(now);
    }

    /// <summary>What is public stays complete in its own language; a translation may grow.</summary>
    private IEnumerable<(string Field, string Reason)> Problems(bool publish) =>
        (publish || Record.Stage != Stage.Draft) && Form.Language == Record.SourceLanguage ? Form.Wrong().Concat(Form.Missing()) : Form.Wrong();

    private static string? Known(string? language) => language is not null && Spine.Vocabulary.Concepts.Standard.Knows(Spine.Vocabulary.Schemes.Language, language) ? language : null;
}
