namespace Reciproca.Clearing.Engine;

/// <summary>A column is chosen at most so often, or more often; either way some capacities, each counted so many times, limit the paths.</summary>
/// <param name="Arcs">The column.</param>
/// <param name="Floor">"At most so often"; otherwise at least once more.</param>
/// <param name="Below">How often each row counts when it is chosen at most so often, and how often the column itself is counted on top.</param>
/// <param name="Above">How often each row counts otherwise, and how often the column is taken off.</param>
sealed record Split(int[] Arcs, long Floor, SplitSide Below, SplitSide Above);

/// <summary>Multipliers of one side of a split, none below zero.</summary>
sealed record SplitSide(IReadOnlyDictionary<int, long> Rows, long Column)
{
    public static long Of(IReadOnlyDictionary<int, long> multipliers, Rows rows, ReadOnlySpan<int> arcs)
    {
        long sum = 0;
        foreach (int arc in arcs)
        {
            var of = rows.Of(arc);
            var by = rows.CoefficientsOf(arc);
            for (int i = 0; i < of.Length; i++) sum += multipliers.GetValueOrDefault(of[i]) * by[i];
        }
        return sum;
    }
}

/// <summary>
/// A path counts by the lesser of what it uses on the two sides of a split, and all paths together by no more than the greater of their limits.
/// Source: Balas, Ceria, Cornuéjols 1993 (lift-and-project), Cook, Kannan, Schrijver 1990 (split cuts).
/// </summary>
sealed class SplitCut(Problem problem, Split split) : Cut
{
    readonly Rows rows = problem.Rows;
    readonly ColumnKey key = new(problem.Graph);
    readonly HashSet<int> touched = [.. split.Below.Rows.Keys, .. split.Arcs.SelectMany(arc => problem.Rows.Of(arc).ToArray())];

    public Split Split => split;

    /// <summary>Sum of all multipliers, against which a violation counts.</summary>
    public long Size => split.Below.Rows.Values.Sum() + split.Above.Rows.Values.Sum() + split.Below.Column + split.Above.Column;
    public override IReadOnlyCollection<int> Rows => touched;

    public override long Limit { get; } = Math.Max(
        split.Below.Rows.Sum(r => r.Value * problem.Rows.Limit(r.Key)) + split.Below.Column * split.Floor,
        split.Above.Rows.Sum(r => r.Value * problem.Rows.Limit(r.Key)) - split.Above.Column * (split.Floor + 1));

    public override long Coefficient(ReadOnlySpan<int> arcs)
    {
        long below = SplitSide.Of(split.Below.Rows, rows, arcs), above = SplitSide.Of(split.Above.Rows, rows, arcs);
        bool itself = arcs.Length == split.Arcs.Length && key.Equals(arcs.ToArray(), split.Arcs);
        return itself ? Math.Min(below + split.Below.Column, above - split.Above.Column) : Math.Min(below, above);
    }
}
