using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Moderation;

/// <summary>"This should not be here": open to everyone who can read the record.</summary>
[OnRecord(Ability.Read)]
public sealed class ReportModel(RecordOfRequest found, AppDb db, Visitor visitor, Texts.Texts texts, TimeProvider clock) : PageModel
{
    public const int Longest = 2000;

    public Record Record => found.Record;
    public bool Sent { get; private set; }

    [BindProperty]
    public string? Words { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var words = Fold.Clean(Words);
        if (words.Length is < 5 or > Longest) ModelState.AddModelError(nameof(Words), texts["report.missing"]);
        if (!ModelState.IsValid) { Response.StatusCode = StatusCodes.Status422UnprocessableEntity; return Page(); }
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new Report { Id = Guid.CreateVersion7(now), RecordId = Record.Id, PersonId = visitor.PersonId, Words = words, At = now });
        await db.SaveChangesAsync();
        Sent = true;
        return Page();
    }
}
