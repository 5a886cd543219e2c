using CsCheck;

namespace Reciproca.Clearing.Tests;

/// <summary>A small round with its rules.</summary>
public sealed record Case(Round Round, RoundOptions Options)
{
    public override string ToString() =>
        $"{string.Join("\n", Round.Participants)}\n{string.Join("\n", Round.Exchanges)}\n{string.Join(" ", Round.Capacities)}\n{Options}\n{string.Join(" ", Options.Quotas)} forced {string.Join(" ", Options.Forced)} forbidden {string.Join(" ", Options.Forbidden)}";
}

/// <summary>Small rounds of every kind: capacities, shared needs and offers, facilitators, fairness, quotas, forced and forbidden exchanges.</summary>
static class RandomRounds
{
    static readonly string?[] Regions = ["A", "B", null];

    static Gen<Participant> Person(int i, bool facilitator) =>
        from give in Gen.Int[facilitator ? 1 : 0, 2]
        from receive in Gen.Int[0, 2]
        from region in Gen.Int[0, 2]
        from never in Gen.Bool
        select new Participant($"p{i}", give, receive) { IsFacilitator = facilitator, Region = Regions[region], NeverMatched = never };

    static Gen<Exchange> Candidate(int i, int people, int facilitators) =>
        from giver in Gen.Int[0, people + facilitators - 1]
        from step in Gen.Int[1, people - 1]
        from receiver in Gen.Int[0, people - 1]
        from score in Gen.Int[0, 1000]
        from success in Gen.Int[500, 1000]
        from need in Gen.Int[0, 6]
        from offer in Gen.Int[0, 6]
        select new Exchange($"e{i}", $"p{giver}", $"p{(giver < people ? (giver + step) % people : receiver)}", score / 1000.0)
        {
            Success = success / 1000.0,
            Need = need > 3 ? null : $"n{need}",
            Offer = offer > 3 ? null : $"o{offer}",
        };

    public static Gen<Round> Rounds { get; } =
        from people in Gen.Int[2, 5]
        from facilitators in Gen.Int[0, 2]
        from exchanges in Gen.Int[1, 9]
        from round in Round(people, facilitators, exchanges)
        select round;

    static Gen<Round> Round(int people, int facilitators, int exchanges) =>
        from persons in All(people + facilitators, i => Person(i, i >= people))
        from candidates in All(exchanges, i => Candidate(i, people, facilitators))
        from shared in Gen.Int[0, 3]
        select new Round(persons, candidates) { Capacities = new Dictionary<string, int> { [$"n{shared}"] = 2, [$"o{shared}"] = 2 } };

    public static Gen<RoundOptions> Plain { get; } =
        from cycle in One(0, 2, 3, 4)
        from chain in Gen.Int[cycle == 0 ? 1 : 0, 3]
        from objective in Gen.Enum<Objective>()
        from bonus in One(0.0, 0.5, 3.0)
        select new RoundOptions { LongestCycle = cycle, LongestChain = chain, Objective = objective, NeverMatchedBonus = bonus, Threads = 2 };

    public static Gen<Case> Cases { get; } = Gen.Select(Rounds, Plain, (round, options) => new Case(round, options));

    /// <summary>With quotas, and one exchange forced, another forbidden.</summary>
    public static Gen<Case> Ruled { get; } =
        from start in Cases
        from least in Gen.Int[0, 2]
        from most in Gen.Int[2, 4]
        from share in One(0.0, 0.0, 0.25, 0.5)
        from forced in Gen.Int[0, start.Round.Exchanges.Count - 1]
        from forbidden in Gen.Int[0, start.Round.Exchanges.Count - 1]
        select start with { Options = Rules(start, new RegionQuota("A", "B") { AtLeast = least, AtMost = most, ShareAtLeast = share }, forced, forbidden) };

    static RoundOptions Rules(Case start, RegionQuota quota, int forced, int forbidden) => start.Options with
    {
        Quotas = [quota],
        Forced = forced == forbidden ? [] : [$"e{forced}"],
        Forbidden = [$"e{forbidden}"],
    };

    static Gen<T> One<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    static Gen<T[]> All<T>(int count, Func<int, Gen<T>> one) =>
        Enumerable.Range(0, count).Aggregate(Gen.Const(Array.Empty<T>()), (all, i) => Gen.Select(all, one(i), (list, next) => (T[])[.. list, next]));
}
