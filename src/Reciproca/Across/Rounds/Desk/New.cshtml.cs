using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Across.Rounds.Desk;

/// <summary>A new round: its rules, which can be tried on last year's records before anyone hears of it.</summary>
[Secretariat]
public sealed class NewModel(AppDb db, Audit audit, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public RoundForm Form { get; set; } = new();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public void OnGet() => Form.EntriesUntil = DateOnly.FromDateTime(Now).AddDays(21);

    public async Task<IActionResult> OnPostAsync()
    {
        foreach (var (field, reason) in Form.Wrong(Now)) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        var round = new ExchangeRound { Id = Guid.CreateVersion7(Now), ShortId = ShortId.Next(), CreatedAt = Now };
        Form.Fill(round, texts.Language);
        db.Add(round);
        audit.Write("audit.round-made", round.Name, round.Desk);
        await db.SaveChangesAsync();
        return this.Done(round.Desk, "round.saved");
    }
}
