using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>Read: everyone once it is announced. City: someone who may commit an organisation, or who has the pass of one of another node. Run: the secretariat.</summary>
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
        if (http.GetRouteValue("pass") is string pass) return await http.RequestServices.GetRequiredService<Passes>().Let(round, pass, http) ? Answer.Yes : Answer.NotFound;
        if (!visitor.IsSignedIn) return Answer.SignIn;
        if (visitor.ActingFor is not { Role: >= Role.FocalPoint, Verified: true } acting) return Answer.No;
        http.RequestServices.GetRequiredService<RoundOfRequest>().City = new RoundCity(acting.OrganisationId, acting.Organisation, null);
        return Answer.Yes;
    }
}

/// <summary>An organisation whose part a request is about.</summary>
/// <param name="Pass">With which it came, where it is of another node and nobody of it can sign in here.</param>
public sealed record RoundCity(Guid Id, string Name, string? Pass);

/// <summary>The round this request is about, tracked, with its limits between regions.</summary>
public sealed class RoundOfRequest(AppDb db)
{
    private ExchangeRound? round;
    private RoundCity? city;

    public ExchangeRound Round => round ?? throw new InvalidOperationException("This handler carries no [OnRound]");

    /// <summary>Whose part this is about.</summary>
    public RoundCity City { get => city ?? throw new InvalidOperationException("This handler carries no [OnRound(RoundAbility.City)]"); set => city = value; }

    /// <summary>A page of that city in this round.</summary>
    public string Page(string name) => $"{Round.Address}/{name}{(City.Pass is { } pass ? "/" + pass : "")}";

    public async Task<ExchangeRound?> Find(string shortId) => round ??= shortId.Length is > 0 and <= 12
        ? await db.Set<ExchangeRound>().Include(r => r.Quotas).SingleOrDefaultAsync(r => r.ShortId == shortId) : null;

    /// <summary>A solution of it with all that a picture shows.</summary>
    public Task<RoundSolution?> Solution(Guid? id) => Solutions().SingleOrDefaultAsync(s => s.Id == id);

    public Task<RoundSolution?> Solution(int number) => Solutions().SingleOrDefaultAsync(s => s.Number == number);

    private IQueryable<RoundSolution> Solutions() => db.Set<RoundSolution>().AsNoTracking().Where(s => s.RoundId == Round.Id).Include(s => s.Answers)
        .Include(s => s.Exchanges).ThenInclude(e => e.Giver).Include(s => s.Exchanges).ThenInclude(e => e.Receiver)
        .Include(s => s.Exchanges).ThenInclude(e => e.Need!.Versions).Include(s => s.Exchanges).ThenInclude(e => e.Offer!.Versions)
        .Include(s => s.Exchanges).ThenInclude(e => e.Begun!.Parties).AsSplitQuery();
}
