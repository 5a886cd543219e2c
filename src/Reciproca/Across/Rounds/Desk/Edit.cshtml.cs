using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Across.Rounds.Desk;

/// <summary>The rules of a round, until the cities are asked. Once it is announced, those who take part hear of a change.</summary>
[OnRound(RoundAbility.Run)]
public sealed class EditModel(RoundOfRequest found, AppDb db, Audit audit, CityBell bell, Texts texts, TimeProvider clock) : PageModel
{
    public ExchangeRound Round => found.Round;

    [BindProperty]
    public RoundForm Form { get; set; } = new();

    /// <summary>The version of the round that the form was filled from.</summary>
    [BindProperty]
    public int Version { get; set; }

    private bool IsOpen => Round.State is RoundState.Draft or RoundState.Announced;

    public IActionResult OnGet()
    {
        if (!IsOpen) return Redirect(Round.Desk);
        (Form, Version) = (RoundForm.Of(Round), Round.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsOpen) { this.Wrong("", texts["round.changed-meanwhile"]); return this.Refused(StatusCodes.Status409Conflict); }
        foreach (var (field, reason) in Form.Wrong(clock.GetUtcNow().UtcDateTime)) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        db.Entry(Round).Property(r => r.Version).OriginalValue = Version;
        Form.Fill(Round, texts.Language);
        audit.Write("audit.round-rules", Round.Name, Round.Desk);
        if (Round.IsPublic) await Tell();
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { this.Wrong("", texts["round.changed-meanwhile"]); return this.Refused(StatusCodes.Status409Conflict); }
        return this.Done(Round.Desk, "round.saved");
    }

    private async Task Tell()
    {
        foreach (var city in await db.Set<RoundParticipant>().Where(p => p.RoundId == Round.Id && p.LeftAt == null).Select(p => p.OrganisationId).ToListAsync())
            await bell.Ring(Round, city, new Told($"round-rules-{Round.Version}:{Round.Id:N}", "notice.round-rules", Round.Address, Round.Name));
    }
}
