namespace Reciproca.Clearing.Tests;

/// <summary>Tries every plan. Knows nothing of the solver: doubles instead of integers, names instead of numbers.</summary>
sealed class BruteForce(Round round, RoundOptions options)
{
    readonly Dictionary<string, Participant> people = round.Participants.ToDictionary(p => p.Id);
    readonly List<List<Exchange>> paths = [];
    readonly List<Exchange> plan = [];
    (int Missing, double Value) best = (int.MaxValue, 0);

    /// <summary>Fewest missed wishes, and the most that can be had with them.</summary>
    public (int Missing, double Value) Best()
    {
        foreach (var exchange in Allowed(_ => true)) Grow([exchange]);
        Choose(0, 0);
        return best;
    }

    IEnumerable<Exchange> Allowed(Func<Exchange, bool> which) => round.Exchanges.Where(e => !options.Forbidden.Contains(e.Id)).Where(which);

    void Grow(List<Exchange> path)
    {
        bool chain = people[path[0].Giver].IsFacilitator;
        if (chain ? path.Count <= options.LongestChain : IsCycle(path)) paths.Add([.. path]);
        if (path.Count >= (chain ? options.LongestChain : options.LongestCycle)) return;
        foreach (var next in Allowed(e => e.Giver == path[^1].Receiver && (chain || path.TrueForAll(p => p.Giver != e.Giver)))) Grow([.. path, next]);
    }

    // A cycle counts once: from the exchange that comes first.
    static bool IsCycle(List<Exchange> path) =>
        path.Count >= 2 && path[^1].Receiver == path[0].Giver && path.TrueForAll(e => string.CompareOrdinal(path[0].Id, e.Id) <= 0);

    void Choose(int from, double value)
    {
        if (IsWithinQuotas()) Note(Missing(), value);
        for (int i = from; i < paths.Count; i++)
        {
            plan.AddRange(paths[i]);
            if (Fits()) Choose(i, value + Value(paths[i]));
            plan.RemoveRange(plan.Count - paths[i].Count, paths[i].Count);
        }
    }

    void Note(int missing, double value)
    {
        if (missing < best.Missing || (missing == best.Missing && value > best.Value)) best = (missing, value);
    }

    bool Fits() =>
        plan.GroupBy(e => e.Giver).All(g => g.Count() <= people[g.Key].CanGive)
        && plan.GroupBy(e => e.Receiver).All(g => g.Count() <= people[g.Key].CanReceive)
        && plan.SelectMany(e => new[] { e.Need, e.Offer }).OfType<string>().GroupBy(id => id).All(g => g.Count() <= round.Capacities.GetValueOrDefault(g.Key, 1));

    int Covered(RegionQuota q) => plan.Count(e => q.Covers(people[e.Giver].Region, people[e.Receiver].Region));

    bool IsWithinQuotas() => options.Quotas.All(q => Covered(q) <= (q.AtMost ?? int.MaxValue) && Covered(q) >= q.ShareAtLeast * plan.Count - 1e-9);

    int Missing() => options.Quotas.Sum(q => Math.Max(0, q.AtLeast - Covered(q))) + options.Forced.Count(id => plan.TrueForAll(e => e.Id != id));

    double Worth(Exchange e) =>
        (options.Objective == Objective.Served ? 1 : e.Score) * (people[e.Receiver].NeverMatched ? 1 + options.NeverMatchedBonus : 1);

    double Value(List<Exchange> path) =>
        options.Objective != Objective.ExpectedValue ? path.Sum(Worth)
        : people[path[0].Giver].IsFacilitator ? path.AsEnumerable().Reverse().Aggregate(0.0, (later, e) => e.Success * (Worth(e) + later))
        : path.Sum(Worth) * path.Aggregate(1.0, (p, e) => p * e.Success);
}
