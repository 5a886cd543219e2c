using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Practices;

/// <summary>Ten minutes: a title and three questions.</summary>
[Author, RequestFormLimits(ValueCountLimit = 2000)]
public sealed class NewModel(RecordStore store, Visitor visitor, Texts texts, TimeProvider clock) : PageModel, IPracticePage
{
    [BindProperty]
    public PracticeForm Form { get; set; } = new();

    public void OnGet() => Form.Language = visitor.Language;

    public async Task<IActionResult> OnPostAsync(bool draft)
    {
        foreach (var (field, reason) in draft ? Form.Wrong() : Form.Wrong().Concat(Form.Missing())) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        var (acting, now, practice) = (visitor.ActingFor!, clock.GetUtcNow().UtcDateTime, new Practice());
        var record = store.Start(PracticeKind.Kind, acting.OrganisationId, Form.Language!, practice);
        Form.Fill(record, practice, now);
        if (!draft) record.Publish(acting.Verified, now);
        await store.Save(record, practice);
        return this.Done(PracticeKind.Kind.Address(record), draft ? "record.saved-draft" : record.IsOpen ? "practice.published" : "record.in-review");
    }
}

/// <summary>A page that shows the fields of a practice (_Fields.cshtml).</summary>
public interface IPracticePage
{
    PracticeForm Form { get; }
}
