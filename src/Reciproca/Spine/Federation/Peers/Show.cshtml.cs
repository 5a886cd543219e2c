using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.CatchingUp;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Spine.Federation.Peers;

/// <summary>One peer: what is agreed with it, how it fares in each direction, and what the secretariat can do about it.</summary>
[Secretariat]
public sealed class ShowModel(AppDb db, PeerFacts facts, Peering peering, CatchUp catchUp, Comparing comparing, RecordKinds kinds, DispatchBell bell, PeerBook book, Visitor visitor, Texts.Texts texts, TimeProvider clock) : PageModel
{
    private const int MostStuck = 30, MostDecisions = 20;

    public PeerFact Fact { get; private set; } = null!;
    public IReadOnlyList<Dispatch> Stuck { get; private set; } = [];
    public IReadOnlyList<AuditEntry> Decisions { get; private set; } = [];
    public string OwnFingerprint { get; private set; } = "";

    [BindProperty] public List<string> Sends { get; set; } = [];
    [BindProperty] public List<string> Takes { get; set; } = [];
    [BindProperty] public bool AtOnce { get; set; }
    [BindProperty] public bool Keep { get; set; } = true;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if ((await facts.All()).FirstOrDefault(f => f.Peer.Id == id) is not { } fact) return NotFound();
        (Fact, Stuck, OwnFingerprint) = (fact, await facts.Stuck(fact.Peer.Host, MostStuck), await peering.OwnFingerprint());
        Sends = [.. kinds.All.Select(k => k.Name).Where(fact.Peer.SendsKind)];
        Takes = [.. kinds.All.Select(k => k.Name).Where(fact.Peer.TakesKind)];
        AtOnce = fact.Peer.AtOnce;
        var here = $"/secretariat/peers/{id}";
        Decisions = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Address == here).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(MostDecisions).ToListAsync();
        return Page();
    }

    public Task<IActionResult> OnPostConfirmAsync(Guid id) => Do(id, p => peering.Confirm(p, visitor.Name, default), "peer.confirmed");
    public Task<IActionResult> OnPostRefuseAsync(Guid id) => Do(id, p => peering.Refuse(p, visitor.Name, default), "peer.refused-them");
    public Task<IActionResult> OnPostPauseAsync(Guid id) => Do(id, p => peering.Pause(p, visitor.Name, default), "peer.paused");
    public Task<IActionResult> OnPostResumeAsync(Guid id) => Do(id, p => peering.Resume(p, visitor.Name, default), "peer.resumed");
    public Task<IActionResult> OnPostBlockAsync(Guid id) => Do(id, p => peering.Block(p, visitor.Name, default), "peer.blocked");
    public Task<IActionResult> OnPostEndAsync(Guid id) => Do(id, p => peering.End(p, Keep, visitor.Name, default), "peer.ended");
    public Task<IActionResult> OnPostAskAsync(Guid id) => Do(id, p => peering.Add(p.Actor, visitor.Name, default), "peer.asked");

    public Task<IActionResult> OnPostPolicyAsync(Guid id) => Do(id, peer => peering.Agree(peer, new(Chosen(Sends), Chosen(Takes), AtOnce), InWords(), visitor.Name, default), "peer.saved");

    /// <summary>Now, and not when its turn comes: what waits is sent, its records are read and compared.</summary>
    public Task<IActionResult> OnPostNowAsync(Guid id) => Do(id, async peer =>
    {
        await db.Set<RemoteHost>().Where(h => h.Host == peer.Host).ExecuteUpdateAsync(set => set.SetProperty(h => h.NotBefore, default(DateTime)));
        await db.Set<Dispatch>().Where(d => d.Host == peer.Host).ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, clock.GetUtcNow().UtcDateTime).SetProperty(d => d.DeadAt, (DateTime?)null));
        bell.Ring();
        if (!peer.Exchanges) return;
        await catchUp.From(id, HttpContext.RequestAborted);
        await comparing.With(id, HttpContext.RequestAborted);
    }, "peer.tried");

    private string InWords() =>
        $"{texts["peer.sends"]}: {Names(Sends)}; {texts["peer.takes"]}: {Names(Takes)}; {texts["peer.shown"]} {texts[AtOnce ? "peer.at-once" : "peer.reviewed"]}";

    private string Names(List<string> chosen) => string.Join(", ", kinds.All.Where(k => chosen.Contains(k.Name)).Select(k => texts[$"{k.Name}.many"])) is { Length: > 0 } names ? names : "—";

    private string? Chosen(List<string> names) => kinds.All.All(k => names.Contains(k.Name)) ? null : string.Join(' ', kinds.All.Select(k => k.Name).Where(names.Contains));

    private async Task<IActionResult> Do(Guid id, Func<Peer, Task> act, string said)
    {
        if (await db.Set<Peer>().SingleOrDefaultAsync(p => p.Id == id) is not { } peer) return NotFound();
        await act(peer);
        book.Forget();
        return this.Done($"/secretariat/peers/{id}", said);
    }
}
