namespace Reciproca.Clearing.Engine;

/// <summary>Finds subset-row cuts that the current fractional solution violates: triples of rows of odd joint capacity, met pairwise.</summary>
sealed class CutSeparation(Problem problem)
{
    const double Violation = 0.03;
    const int MostAtOnce = 250, MostPerRow = 3;
    readonly HashSet<(int, int, int)> known = [];

    public List<SubsetRowCut> Find(IReadOnlyList<Column> columns, double[] values)
    {
        var (pairs, triples) = (new Dictionary<(int, int), double>(), new Dictionary<(int, int, int), double>());
        for (int c = 0; c < values.Length; c++)
            if (values[c] > 1e-6 && Math.Abs(values[c] - Math.Round(values[c])) > 1e-6) Meet(columns[c], values[c], pairs, triples);
        return Select(Violated(pairs, triples));
    }

    void Meet(Column column, double value, Dictionary<(int, int), double> pairs, Dictionary<(int, int, int), double> triples)
    {
        var rows = Array.FindAll(column.Rows, r => problem.Rows.Key(r).IsCapacity);
        for (int i = 0; i < rows.Length; i++)
            for (int j = i + 1; j < rows.Length; j++)
            {
                pairs[(rows[i], rows[j])] = pairs.GetValueOrDefault((rows[i], rows[j])) + value;
                for (int k = j + 1; k < rows.Length; k++)
                    triples[(rows[i], rows[j], rows[k])] = triples.GetValueOrDefault((rows[i], rows[j], rows[k])) + value;
            }
    }

    IEnumerable<(double By, SubsetRowCut Cut)> Violated(Dictionary<(int, int), double> pairs, Dictionary<(int, int, int), double> triples)
    {
        var next = pairs.Keys.GroupBy(pair => pair.Item1, pair => pair.Item2).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var (a, bs) in next)
            foreach (int b in bs)
                foreach (int c in next.GetValueOrDefault(b) ?? [])
                    if (pairs.TryGetValue((a, c), out double ac) && Limit(a, b, c) is { } limit)
                        if (pairs[(a, b)] + pairs[(b, c)] + ac - 2 * triples.GetValueOrDefault((a, b, c)) - limit is > Violation and var by)
                            yield return (by, new(a, b, c, limit));
    }

    // With an even joint capacity the cut says nothing new.
    long? Limit(int a, int b, int c)
    {
        long sum = problem.Rows.Limit(a) + problem.Rows.Limit(b) + problem.Rows.Limit(c);
        return sum % 2 == 0 ? null : sum / 2;
    }

    List<SubsetRowCut> Select(IEnumerable<(double By, SubsetRowCut Cut)> violated)
    {
        var (chosen, uses) = (new List<SubsetRowCut>(), new Dictionary<int, int>());
        foreach (var (_, cut) in violated.OrderByDescending(v => v.By).ThenBy(v => (v.Cut.A, v.Cut.B, v.Cut.C)))
        {
            int[] rows = [cut.A, cut.B, cut.C];
            if (chosen.Count >= MostAtOnce || rows.Any(r => uses.GetValueOrDefault(r) >= MostPerRow) || !known.Add((cut.A, cut.B, cut.C))) continue;
            foreach (int row in rows) uses[row] = uses.GetValueOrDefault(row) + 1;
            chosen.Add(cut);
        }
        return chosen;
    }
}
