namespace Reciproca.Clearing.Engine;

/// <summary>
/// Of a set of capacity rows at most half the joint capacity, rounded down, can go to paths, each counted by half its uses, rounded down.
/// Source: Jepsen, Petersen, Spoorendonk, Pisinger 2008; for kidney exchange (three rows) Lam and Mak-Hau 2020.
/// </summary>
sealed class SubsetRowCut(Rows rows, int[] members) : Cut
{
    readonly HashSet<int> members = [.. members];

    public override long Limit { get; } = members.Sum(rows.Limit) / 2;
    public override IReadOnlyCollection<int> Rows => members;

    public override long Coefficient(ReadOnlySpan<int> arcs)
    {
        long uses = 0;
        foreach (int arc in arcs)
            foreach (int row in rows.Of(arc))
                if (members.Contains(row)) uses++;
        return uses / 2;
    }

    public override long Coefficient(Column column)
    {
        long uses = 0;
        for (int i = 0; i < column.Rows.Length; i++)
            if (members.Contains(column.Rows[i])) uses += column.Uses[i];
        return uses / 2;
    }
}
