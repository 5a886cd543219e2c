using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Needs;

/// <summary>The two questions.</summary>
[Author]
public sealed class NewModel(RecordStore store, Visitor visitor, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public NeedForm Form { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(bool draft)
    {
        foreach (var (field, reason) in draft ? [] : Form.Missing()) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        var (acting, now, need) = (visitor.ActingFor!, clock.GetUtcNow().UtcDateTime, new Need());
        var record = store.Start(NeedKind.Kind, acting.OrganisationId, visitor.Language, need);
        Form.Fill(record, need, visitor.Language, now);
        if (!draft) record.Publish(acting.Verified, now);
        await store.Save(record, need);
        return this.Done(NeedKind.Kind.Address(record), draft ? "record.saved-draft" : record.IsOpen ? "need.published" : "record.in-review");
    }
}
