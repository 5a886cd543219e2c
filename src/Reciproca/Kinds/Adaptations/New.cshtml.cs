using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Adaptations;

/// <summary>"We adapt this too": begins on what another city has shared (?of=).</summary>
[Author]
public sealed class NewModel(RecordStore store, RecordOfRequest found, Visitor visitor, Texts texts) : PageModel, IAdaptationPage
{
    private static readonly string[] Inherited = ["topic", "sdg", "hazard"];

    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    [BindProperty]
    public AdaptationForm Form { get; set; } = new();

    public Record Original => found.Record;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var original = await found.Find(Of ?? "");
        if (original is { IsOpen: true } && RecordPermissions.May(visitor, Ability.Read, original) == Answer.Yes) await next();
        else context.Result = NotFound();
    }

    public void OnGet() => Form.Language = visitor.Language;

    public async Task<IActionResult> OnPostAsync(bool draft)
    {
        foreach (var (field, reason) in draft ? [] : Form.Missing()) this.Wrong($"Form.{field}", texts[reason]);
        if (Original.StewardId == visitor.ActingFor!.OrganisationId) this.Wrong("", texts["adaptation.own"]);
        if (!ModelState.IsValid) return this.Refused();
        var (acting, adaptation) = (visitor.ActingFor!, new Adaptation());
        var record = store.Start(AdaptationKind.Kind, acting.OrganisationId, Form.Language!, adaptation);
        Form.Fill(record, adaptation, Original.Best(Form.Language!).Title, store.Now);
        foreach (var scheme in Inherited) record.Tag(scheme, Original.Codes(scheme));
        store.Link(record, Original.Id, LinkType.Adapts);
        if (!draft) record.Publish(acting.Verified, store.Now);
        await store.Save(record, adaptation);
        return this.Done(AdaptationKind.Kind.Address(record), draft ? "record.saved-draft" : record.IsOpen ? "adaptation.published" : "record.in-review");
    }
}

/// <summary>A page that shows the fields of an adaptation (_Fields.cshtml).</summary>
public interface IAdaptationPage
{
    AdaptationForm Form { get; }
}
