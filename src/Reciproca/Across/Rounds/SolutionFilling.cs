using Reciproca.Clearing;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>Writes down what the solver chose, in the round's own tables.</summary>
public static class SolutionFilling
{
    public static void Fill(RoundSolution solution, RoundProblem problem, Outcome outcome, AppDb db)
    {
        foreach (var (number, path) in outcome.Cycles.Concat(outcome.Chains).Index())
            foreach (var (step, exchange) in path.Exchanges.Index()) db.Add(Row(solution, problem, exchange, number + 1, step + 1, path.IsChain));
        var chosen = outcome.Exchanges.ToList();
        var region = problem.Round.Participants.ToDictionary(p => p.Id, p => p.Region);
        (solution.Value, solution.Bound, solution.Chosen) = (outcome.Objective, outcome.Bound, chosen.Count);
        solution.Cities = chosen.SelectMany(e => new[] { e.Giver, e.Receiver }).Distinct().Count();
        solution.Crossing = chosen.Count(e => region[e.Giver] != region[e.Receiver]);
        solution.MeanScore = chosen.Count == 0 ? 0 : chosen.Average(e => e.Score);
        using var file = new MemoryStream();
        outcome.Certificate.Write(file);
        solution.Certificate = file.ToArray();
    }

    private static RoundExchange Row(RoundSolution solution, RoundProblem problem, Exchange exchange, int path, int step, bool chain) => new()
    {
        Id = Guid.CreateVersion7(), SolutionId = solution.Id, Code = exchange.Id, Path = path, Step = step, Chain = chain, Score = exchange.Score,
        GiverId = problem.Cities[exchange.Giver], ReceiverId = problem.Cities[exchange.Receiver],
        NeedId = problem.Records[exchange.Need!], OfferId = problem.Records[exchange.Offer!],
    };
}
