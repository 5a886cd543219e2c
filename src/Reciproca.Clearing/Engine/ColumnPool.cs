namespace Reciproca.Clearing.Engine;

/// <summary>All columns a neighbourhood search may choose from, by row, best reduced cost first.</summary>
sealed class ColumnPool
{
    readonly Problem problem;
    readonly Dictionary<int[], int> index;
    readonly int[][] capacityRows;

    public ColumnPool(Problem problem, IEnumerable<Column> columns, Prices prices)
    {
        this.problem = problem;
        index = new(new ColumnKey(problem.Graph));
        foreach (var column in columns)
            if (index.TryAdd(column.Arcs, Columns.Count)) Columns.Add(column);
        capacityRows = [.. Columns.Select(c => Array.FindAll(c.Rows, r => problem.Rows.Key(r).IsCapacity))];
        Reduced = [.. Columns.Select(c => (double)prices.Reduced(c.Arcs))];
        ByRow = ListByRow();
        Seeds = [.. Enumerable.Range(0, ByRow.Length).Where(r => problem.Rows.Key(r).IsCapacity && ByRow[r].Count > 0)];
    }

    public List<Column> Columns { get; } = [];
    public double[] Reduced { get; }
    public int[] Seeds { get; }
    public List<int>[] ByRow { get; }

    /// <summary>Quotas and wishes tie every column to every other and so delimit no area.</summary>
    public ReadOnlySpan<int> CapacityRows(int column) => capacityRows[column];

    public int Index(Column column)
    {
        if (index.TryGetValue(column.Arcs, out int known)) return known;
        throw new InvalidOperationException("A plan holds a column that the pool does not.");
    }

    public Dictionary<int, int> Locate(Plan plan) => plan.Chosen.GroupBy(c => Index(c.Column), c => c.Times).ToDictionary(g => g.Key, g => g.Sum());

    public Plan ToPlan(Dictionary<int, int> chosen) => new(problem, chosen.OrderBy(c => c.Key).Select(c => (Columns[c.Key], c.Value)));

    public Dictionary<int, List<int>> Owners(Dictionary<int, int> chosen)
    {
        var owners = new Dictionary<int, List<int>>();
        foreach (int c in chosen.Keys.Order())
            foreach (int row in capacityRows[c])
                if (owners.TryGetValue(row, out var list)) list.Add(c);
                else owners[row] = [c];
        return owners;
    }

    public void Take(long[] left, int c, int times)
    {
        for (int i = 0; i < Columns[c].Rows.Length; i++) left[Columns[c].Rows[i]] += (long)times * Columns[c].Uses[i];
    }

    public bool Fits(int c, long[] left)
    {
        for (int i = 0; i < Columns[c].Rows.Length; i++)
            if (problem.Rows.Key(Columns[c].Rows[i]).IsCapacity && Columns[c].Uses[i] > left[Columns[c].Rows[i]]) return false;
        return true;
    }

    List<int>[] ListByRow()
    {
        var lists = new List<int>[problem.Rows.Count];
        for (int r = 0; r < lists.Length; r++) lists[r] = [];
        foreach (int c in Enumerable.Range(0, Columns.Count).OrderByDescending(c => Reduced[c]).ThenBy(c => c))
            foreach (int row in capacityRows[c]) lists[row].Add(c);
        return lists;
    }
}
