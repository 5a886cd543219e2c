using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>Read: everyone once it is announced. City: someone who may commit an organisation. Run: the secretariat.</summary>
public enum RoundAbility { Read, City, Run }

/// <summary>Finds the round named by the route's "id" and asks whether the visitor may; drafts are the secretariat's alone.</summary>
public sealed class OnRoundAttribute(RoundAbility ability) : AskAttribute
{
    public override async ValueTask<Answer> Ask(HttpContext http, Visitor visitor)
    {
        var round = await http.RequestServices.GetRequiredService<RoundOfRequest>().Find(http.GetRouteValue("id") as string ?? "");
        if (ability == RoundAbility.Run) return !visitor.IsSignedIn ? Answer.SignIn : !visitor.IsSecretariat ? Answer.No : round is null ? Answer.NotFound : Answer.Yes;
        if (round is null || !(round.IsPublic || visitor.IsSecretariat)) return Answer.NotFound;
        if (ability == RoundAbility.Read) return Answer.Yes;
        return !visitor.IsSignedIn ? Answer.SignIn : visitor.ActingFor is { Role: >= Role.FocalPoint, Verified: true } ? Answer.Yes : Answer.No;
    }
}

/// <summary>The round this request is about, tracked, with its limits between regions.</summary>
public sealed class RoundOfRequest(AppDb db)
{
    private ExchangeRound? round;

    public ExchangeRound Round => round ?? throw new InvalidOperationException("This handler carries no [OnRound]");

    public async Task<ExchangeRound?> Find(string shortId) => round ??= shortId.Length is > 0 and <= 12
        ? await db.Set<ExchangeRound>().Include(r => r.Quotas).SingleOrDefaultAsync(r => r.ShortId == shortId) : null;

    /// <summary>A solution of it with all that a picture shows.</summary>
    public Task<RoundSolution?> Solution(Guid? id) => Solutions().SingleOrDefaultAsync(s => s.Id == id);

    public Task<RoundSolution?> Solution(int number) => Solutions().SingleOrDefaultAsync(s => s.Number == number);

    private IQueryable<RoundSolution> Solutions() => db.Set<RoundSolution>().AsNoTracking().Where(s => s.RoundId == Round.Id).Include(s => s.Answers)
        .Include(s => s.Exchanges).ThenInclude(e => e.Giver).Include(s => s.Exchanges).ThenInclude(e => e.Receiver)
        .Include(s => s.Exchanges).ThenInclude(e => e.Need!.Versions).Include(s => s.Exchanges).ThenInclude(e => e.Offer!.Versions).AsSplitQuery();
}
