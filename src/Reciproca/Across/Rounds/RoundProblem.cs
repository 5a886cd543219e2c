using Reciproca.Clearing;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.Rounds;

/// <summary>What is handed to the solver, and which record or city each of its names means.</summary>
public sealed record RoundProblem(Round Round, RoundOptions Options)
{
    public required IReadOnlyDictionary<string, Guid> Cities { get; init; }
    public required IReadOnlyDictionary<string, Guid> Records { get; init; }
}

/// <summary>Puts the rules of a round into the solver's words.</summary>
public static class RoundRules
{
    /// <summary>The two shores, and what is on neither.</summary>
    public static string Region(string country) => Regions.SideOf(country) ?? "other";

    public static RoundOptions Of(ExchangeRound round, RoundSolution solution) => new()
    {
        LongestCycle = solution.LongestCycle, LongestChain = solution.LongestChain, Objective = solution.Objective,
        NeverMatchedBonus = round.NeverMatchedBonus / 100.0, PreferenceCost = round.PreferenceCost / 100.0,
        TimeLimit = TimeSpan.FromSeconds(round.Seconds), Threads = 1,
        Quotas = [.. round.Quotas.Where(q => !q.IsEmpty).Select(q => new RegionQuota(q.One, q.Other) { AtLeast = q.AtLeast, AtMost = q.AtMost, ShareAtLeast = q.Share / 100.0 })],
    };

    public static bool Reaches(this RoundReach reach, string country) => reach switch
    {
        RoundReach.AsiaPacific => Regions.SideOf(country) == Regions.AsiaPacific,
        RoundReach.LatinAmerica => Regions.SideOf(country) == Regions.LatinAmericaAndCaribbean,
        RoundReach.Invited => false,
        _ => true,
    };
}
