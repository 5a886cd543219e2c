using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Needs;

/// <summary>"We can help": with an offer, a practice, or a few words.</summary>
[OnRecord(Ability.Answer)]
public sealed class AnswerModel(RecordOfRequest found, Answering answering, Visitor visitor, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public IReadOnlyList<Choice> Own { get; private set; } = [];

    [BindProperty]
    public string? With { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Record.Kind != NeedKind.Kind.Name) return NotFound();
        if (visitor.ActingFor!.OrganisationId == Record.StewardId) return Redirect(NeedKind.Kind.Address(Record));
        Own = await answering.OwnRecords(texts.Language, kind => texts[$"{kind}.one"]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Record.Kind != NeedKind.Kind.Name || visitor.ActingFor!.OrganisationId == Record.StewardId) return NotFound();
        if (string.IsNullOrEmpty(With) && Fold.Clean(Text).Length == 0) this.Wrong(nameof(Text), texts["need.answer.missing"]);
        if (!ModelState.IsValid) { await OnGetAsync(); return this.Refused(); }
        var conversation = await answering.Give(Record.Id, With, Fold.Clean(Text));
        return this.Done($"/conversations/{conversation.ShortId}", "need.answer.given");
    }
}
