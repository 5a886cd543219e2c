using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Across.Rounds.Desk;

/// <summary>The rules of a round that nobody has heard of yet.</summary>
[OnRound(RoundAbility.Run)]
public sealed class EditModel(RoundOfRequest found, AppDb db, Audit audit, Texts texts, TimeProvider clock) : PageModel
{
    public ExchangeRound Round => found.Round;

    [BindProperty]
    public RoundForm Form { get; set; } = new();

    /// <summary>The version of the round that the form was filled from.</summary>
    [BindProperty]
    public int Version { get; set; }

    public IActionResult OnGet()
    {
        if (Round.State != RoundState.Draft) return Redirect(Round.Desk);
        (Form, Version) = (RoundForm.Of(Round), Round.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Round.State != RoundState.Draft) { this.Wrong("", texts["round.changed-meanwhile"]); return this.Refused(StatusCodes.Status409Conflict); }
        foreach (var (field, reason) in Form.Wrong(clock.GetUtcNow().UtcDateTime)) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        db.Entry(Round).Property(r => r.Version).OriginalValue = Version;
        Form.Fill(Round, texts.Language);
        audit.Write("audit.round-rules", Round.Name, Round.Desk);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { this.Wrong("", texts["round.changed-meanwhile"]); return this.Refused(StatusCodes.Status409Conflict); }
        return this.Done(Round.Desk, "round.saved");
    }
}
