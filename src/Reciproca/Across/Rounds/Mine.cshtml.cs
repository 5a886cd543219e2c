using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Reciproca.Spine.Matching;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Across.Rounds;

/// <summary>A city's own part: what it would give and receive and why, the picture of its cycle, and its answer. Nobody else's part.</summary>
[OnRound(RoundAbility.City), EnableRateLimiting(RateLimits.Pass)]
public sealed class MineModel(RoundOfRequest found, Entering entering, Fitting fitting, Reasons reasons, Texts texts, TimeProvider clock) : PageModel
{
    public ExchangeRound Round => found.Round;
    public DateTime Now => clock.GetUtcNow().UtcDateTime;
    public Guid Me => found.City.Id;
    public RoundCity City => found.City;
    public string Enter => found.Page("enter");
    public RoundParticipant? Participant { get; private set; }
    public RoundSolution? Solution { get; private set; }
    public RoundSolution? Before { get; private set; }
    public IReadOnlyList<IReadOnlyList<RoundExchange>> Paths { get; private set; } = [];
    public Dictionary<Guid, IReadOnlyList<string>> Why { get; } = [];
    public bool MayAnswer => Round.State == RoundState.Answering && Now <= Round.AnswersUntil;

    public async Task OnGetAsync() => await Read();

    public async Task<IActionResult> OnPostAcceptAsync(int solution, int path, [FromServices] Responding responding) => await Said(await responding.Answer(Round, solution, path, Me, null, "", City.Pass is not null), "round.accepted");

    public async Task<IActionResult> OnPostDeclineAsync(int solution, int path, Declined? what, string? words, [FromServices] Responding responding)
    {
        if (what is null || Fold.Clean(words).Length > 2000) { this.Wrong("", texts["round.decline.what"]); await Read(); return this.Refused(); }
        return await Said(await responding.Answer(Round, solution, path, Me, what, Fold.Clean(words), City.Pass is not null), "round.declined");
    }

    private async Task<IActionResult> Said(Rounds.Response response, string said)
    {
        if (response == Rounds.Response.NotYours) return NotFound();
        if (response == Rounds.Response.Taken) return this.Done(found.Page("mine"), said);
        this.Wrong("", texts["round.answer.too-late"]);
        await Read();
        return this.Refused(StatusCodes.Status409Conflict);
    }

    private async Task Read()
    {
        Participant = await entering.Find(Round, Me);
        if (Round.State is not (RoundState.Answering or RoundState.Published)) return;
        Solution = await found.Solution(Round.SolutionId);
        if (Solution?.RepairsId is { } repaired && await found.Solution(repaired) is { } before && before.Exchanges.Exists(IsMine)) Before = before;
        Paths = [.. Solution!.Paths.Where(p => p.Any(IsMine)).Select(p => p.ToList())];
        foreach (var exchange in Paths.SelectMany(p => p).Where(IsMine))
            if (exchange is { NeedId: { } need, OfferId: { } offer } && await fitting.Of(need, offer) is { } pair) Why[exchange.Id] = reasons.Of(pair.Fit);
    }

    public bool IsMine(RoundExchange exchange) => exchange.GiverId == Me || exchange.ReceiverId == Me;
}
