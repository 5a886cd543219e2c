namespace Reciproca.Clearing.Engine;

/// <summary>
/// Of three capacity rows at most half the joint capacity, rounded down, can go to paths that use two of them.
/// Source: Jepsen, Petersen, Spoorendonk, Pisinger 2008; for kidney exchange Lam and Mak-Hau 2020.
/// </summary>
readonly record struct SubsetRowCut(int A, int B, int C, long Limit)
{
    public int Coefficient(Rows rows, ReadOnlySpan<int> arcs)
    {
        int uses = 0;
        foreach (int arc in arcs)
            foreach (int row in rows.Of(arc))
                if (row == A || row == B || row == C) uses++;
        return uses / 2;
    }

    public int Coefficient(Column column)
    {
        int uses = 0;
        for (int i = 0; i < column.Rows.Length; i++)
            if (column.Rows[i] == A || column.Rows[i] == B || column.Rows[i] == C) uses += column.Uses[i];
        return uses / 2;
    }
}
