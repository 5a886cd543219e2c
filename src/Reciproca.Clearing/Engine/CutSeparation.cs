namespace Reciproca.Clearing.Engine;

/// <summary>
/// Finds violated subset-row cuts: sets of nearly exhausted rows whose sum is odd on the right and even on most fractional columns.
/// Rows are added to each other modulo 2, column by column from the largest fraction. Source: Koster, Zymolka, Kutschka 2009 (zero-half cuts).
/// </summary>
sealed class CutSeparation(Problem problem)
{
    const double Violation = 0.02, Exhausted = 0.3;
    const int MostAtOnce = 200, MostMembers = 40;
    readonly HashSet<string> known = [];

    public List<Cut> Find(IReadOnlyList<Column> columns, double[] values)
    {
        var fractional = Enumerable.Range(0, values.Length).Where(c => Math.Abs(values[c] - Math.Round(values[c])) > 1e-6)
            .OrderByDescending(c => values[c]).ThenBy(c => c).ToArray();
        var parities = Parities(columns, values, fractional);
        var found = new List<ParityRow>();
        for (int bit = 0; bit < fractional.Length; bit++) Eliminate(parities, found, bit);
        return Select(found.Concat(parities), Array.ConvertAll(fractional, c => values[c]));
    }

    List<ParityRow> Parities(IReadOnlyList<Column> columns, double[] values, int[] fractional)
    {
        var used = Activity(columns, values);
        var rows = new Dictionary<int, ParityRow>();
        for (int bit = 0; bit < fractional.Length; bit++)
        {
            var column = columns[fractional[bit]];
            for (int i = 0; i < column.Rows.Length; i++) Meet(rows, used, (column.Rows[i], column.Uses[i]), (bit, fractional.Length));
        }
        return [.. rows.OrderBy(r => r.Key).Select(r => r.Value)];
    }

    double[] Activity(IReadOnlyList<Column> columns, double[] values)
    {
        var used = new double[problem.Rows.Count];
        for (int c = 0; c < values.Length; c++)
            for (int i = 0; values[c] > 0 && i < columns[c].Rows.Length; i++) used[columns[c].Rows[i]] += values[c] * columns[c].Uses[i];
        return used;
    }

    void Meet(Dictionary<int, ParityRow> rows, double[] used, (int Row, int Uses) at, (int Bit, int Bits) column)
    {
        double slack = problem.Rows.Limit(at.Row) - used[at.Row];
        if (!problem.Rows.Key(at.Row).IsCapacity || slack > Exhausted) return;
        if (!rows.TryGetValue(at.Row, out var parity)) rows[at.Row] = parity = new(at.Row, column.Bits, problem.Rows.Limit(at.Row) % 2 != 0, Math.Max(0, slack));
        if (at.Uses % 2 != 0) parity.Flip(column.Bit);
    }

    // The row of least slack clears the column from all others, and leaves.
    static void Eliminate(List<ParityRow> rows, List<ParityRow> found, int bit)
    {
        var with = rows.Where(row => row.Has(bit)).ToList();
        if (with.Count == 0) return;
        var pivot = with.MinBy(row => row.Slack)!;
        foreach (var row in with)
            if (row != pivot) row.Add(pivot);
        rows.Remove(pivot);
        found.Add(pivot);
    }

    List<Cut> Select(IEnumerable<ParityRow> rows, double[] fractions)
    {
        var chosen = new List<Cut>();
        foreach (var row in rows.Where(r => r.IsOdd && r.Members.Count is > 1 and <= MostMembers).OrderByDescending(r => r.Violation(fractions)).ThenBy(r => r.Members.Min))
        {
            if (chosen.Count >= MostAtOnce || row.Violation(fractions) < Violation) break;
            if (known.Add(string.Join(",", row.Members))) chosen.Add(new SubsetRowCut(problem.Rows, [.. row.Members]));
        }
        return chosen;
    }
}

/// <summary>A sum of rows modulo 2, over the fractional columns only.</summary>
sealed class ParityRow(int row, int bits, bool odd, double slack)
{
    readonly ulong[] words = new ulong[(bits + 63) / 64];

    public SortedSet<int> Members { get; } = [row];
    public bool IsOdd { get; private set; } = odd;
    public double Slack { get; private set; } = slack;

    public bool Has(int bit) => (words[bit >> 6] >> (bit & 63) & 1) != 0;
    public void Flip(int bit) => words[bit >> 6] ^= 1UL << (bit & 63);

    public void Add(ParityRow other)
    {
        for (int i = 0; i < words.Length; i++) words[i] ^= other.words[i];
        Members.SymmetricExceptWith(other.Members);
        IsOdd ^= other.IsOdd;
        Slack += other.Slack;
    }

    /// <summary>By how much the rounded sum cuts off the fractional solution.</summary>
    public double Violation(double[] fractions)
    {
        double odd = Slack;
        for (int bit = 0; bit < fractions.Length && odd < 1; bit++)
            if (Has(bit)) odd += fractions[bit];
        return (1 - odd) / 2;
    }
}
