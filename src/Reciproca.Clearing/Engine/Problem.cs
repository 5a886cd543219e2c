namespace Reciproca.Clearing.Engine;

/// <summary>A round ready to be solved.</summary>
sealed class Problem
{
    public required Round Round { get; init; }
    public required RoundOptions Options { get; init; }
    public required Graph Graph { get; init; }
    public required Rows Rows { get; init; }
    public required Valuation Valuation { get; init; }

    /// <summary>Exchanges behind the arcs.</summary>
    public required Exchange[] Exchanges { get; init; }

    /// <summary>Greatest common divisor of all weights in millionths: the integer unit everything is counted in.</summary>
    public required long Unit { get; init; }

    public double UnitsPerWhole => 1e6 / Unit;

    /// <summary>For each node the row that every path rooted there uses: what it receives, or what a facilitator gives.</summary>
    public required int[] RootRow { get; init; }

    public int LongestCycle => Options.LongestCycle;
    public int LongestChain => Options.LongestChain;

    /// <summary>Factor that brings costs into the range in which the LP's absolute tolerances make sense.</summary>
    public double CostScale => Graph.MostWeight <= 1000 ? 1 : 1000.0 / Graph.MostWeight;

    /// <summary>Whether every exchange counts the same, so that a bound can be rounded down to a whole exchange.</summary>
    public bool IsUniform => Graph.MostWeight == 1;
}
