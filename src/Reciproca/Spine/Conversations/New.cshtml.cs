using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Conversations;

/// <summary>The first word to a record's steward: "ask this city".</summary>
[OnRecord(Ability.Answer)]
public sealed class NewModel(RecordOfRequest found, Conversations conversations, AppDb db, Visitor visitor, Texts.Texts texts) : PageModel
{
    public Record Record => found.Record;

    [BindProperty]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Record.Steward.CanBeWrittenTo) return NotFound();
        if (visitor.ActingFor!.OrganisationId == Record.StewardId) return Redirect("/conversations");
        var begun = await db.Set<Conversation>().AsNoTracking().SingleOrDefaultAsync(c => c.RecordId == Record.Id && c.GuestId == visitor.ActingFor.OrganisationId);
        return begun is null ? Page() : Redirect($"/conversations/{begun.ShortId}");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Record.Steward.CanBeWrittenTo) return NotFound();
        if (visitor.ActingFor!.OrganisationId == Record.StewardId) return Redirect("/conversations");
        if (Fold.Clean(Text).Length == 0)
        {
            ModelState.AddModelError(nameof(Text), texts["conversation.text.missing"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var conversation = await conversations.About(Record);
        conversations.Say(conversation, Text!);
        await db.SaveChangesAsync();
        return Redirect($"/conversations/{conversation.ShortId}");
    }
}
