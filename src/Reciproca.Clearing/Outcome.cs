namespace Reciproca.Clearing;

/// <summary>How a search ended.</summary>
public enum ClearingStatus
{
    /// <summary>No better round exists: objective and bound meet.</summary>
    Optimal,

    /// <summary>The search was ended by its time limit, by <see cref="RoundOptions.EnoughGap"/> or by its own effort limit; the gap is proven.</summary>
    Bounded,

    /// <summary>The caller cancelled; the best found until then, with the bound proven until then.</summary>
    Cancelled,
}

/// <summary>Exchanges that follow each other: each receiver gives the next one.</summary>
/// <param name="Exchanges">In order; the last receiver of a cycle is the first giver, a chain starts at a facilitator.</param>
/// <param name="IsChain">Whether it is a chain.</param>
/// <param name="Value">What it adds to the objective.</param>
public sealed record ExchangePath(IReadOnlyList<Exchange> Exchanges, bool IsChain, double Value);

/// <summary>A wish that could not be met.</summary>
/// <param name="Kind">"forced" or "quota".</param>
/// <param name="Rule">Id of the forced exchange, or the two regions of the quota joined by a slash.</param>
/// <param name="Missing">By how many exchanges it was missed.</param>
public sealed record Relaxation(string Kind, string Rule, int Missing);

/// <summary>What the search did.</summary>
/// <param name="Participants">Participants with at least one possible exchange.</param>
/// <param name="Candidates">Exchanges that were neither forbidden nor useless.</param>
/// <param name="Columns">Cycles and chains that were generated.</param>
/// <param name="PricingRounds">Rounds of column generation.</param>
/// <param name="Cuts">Subset-row cuts in the proof of the bound.</param>
/// <param name="Elapsed">Wall-clock time.</param>
public sealed record ClearingStatistics(int Participants, int Candidates, int Columns, int PricingRounds, int Cuts, TimeSpan Elapsed);

/// <summary>A cleared round: what is planned, how good it is and how much better any other plan could be.</summary>
public sealed record Outcome(ClearingStatus Status, IReadOnlyList<ExchangePath> Cycles, IReadOnlyList<ExchangePath> Chains)
{
    /// <summary>What the plan is worth in the chosen objective (scores or exchanges, fairness included; missed wishes not deducted).</summary>
    public required double Objective { get; init; }

    /// <summary>Proven: no plan that meets at least as many wishes is worth more.</summary>
    public required double Bound { get; init; }

    /// <summary>(Bound − Objective) / Bound, in [0, 1]; 0 when optimal.</summary>
    public double Gap => Bound <= 0 ? 0 : Math.Max(0, (Bound - Objective) / Bound);

    /// <summary>Wishes that could not be met, empty when all were.</summary>
    public IReadOnlyList<Relaxation> Relaxed { get; init; } = [];

    /// <summary>What the search did.</summary>
    public required ClearingStatistics Statistics { get; init; }

    /// <summary>What anyone needs to check this outcome without the solver.</summary>
    public required Certificate Certificate { get; init; }

    /// <summary>All exchanges of the plan.</summary>
    public IEnumerable<Exchange> Exchanges => Cycles.Concat(Chains).SelectMany(path => path.Exchanges);
}
