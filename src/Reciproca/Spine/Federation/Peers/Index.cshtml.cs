using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.People;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Spine.Federation.Peers;

/// <summary>The networks that this one exchanges records with, how that fares, and how another one is asked.</summary>
[Secretariat]
public sealed class IndexModel(AppDb db, PeerFacts facts, Peering peering, Refusals refusals, Visitor visitor, Texts.Texts texts) : PageModel
{
    private const int MostRefusals = 50;

    public IReadOnlyList<PeerFact> All { get; private set; } = [];
    public IReadOnlyList<Refusal> Refused { get; private set; } = [];
    public string OwnFingerprint { get; private set; } = "";

    /// <summary>Who answers at the address that was typed, before anything is asked of them.</summary>
    public SeenNode? Seen { get; private set; }

    [BindProperty]
    public string? Address { get; set; }

    public async Task OnGetAsync()
    {
        await refusals.Write();
        (All, OwnFingerprint) = (await facts.All(), await peering.OwnFingerprint());
        Refused = await db.Set<Refusal>().AsNoTracking().OrderByDescending(r => r.LastAt).Take(MostRefusals).ToListAsync();
    }

    public async Task<IActionResult> OnPostLookAsync()
    {
        if (peering.Host(Address ?? "") is not { } host) this.Wrong(nameof(Address), texts["peer.address.wrong"]);
        else if ((Seen = await peering.Look(host, HttpContext.RequestAborted)) is null) this.Wrong(nameof(Address), texts["peer.address.nobody"]);
        await OnGetAsync();
        return ModelState.IsValid ? Page() : this.Refused();
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        if (await peering.Add(Address ?? "", visitor.Name, HttpContext.RequestAborted) is { } peer) return this.Done($"/secretariat/peers/{peer.Id}", peer.State == PeerState.Asked ? "peer.asked" : "peer.confirmed");
        this.Wrong(nameof(Address), texts["peer.address.nobody"]);
        await OnGetAsync();
        return this.Refused();
    }
}
