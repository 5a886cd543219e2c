namespace Reciproca.Clearing.Engine;

/// <summary>A solution of the relaxation: columns in use, and the rows they exhaust.</summary>
sealed class FractionalPoint
{
    readonly Problem problem;
    readonly Dictionary<int, List<int>> users = [];

    public FractionalPoint(Problem problem, IReadOnlyList<Column> columns, double[] values, double slack)
    {
        this.problem = problem;
        var used = new double[problem.Rows.Count];
        for (int c = 0; c < values.Length; c++)
            if (values[c] > 1e-7) Take(columns[c], values[c], used);
        IsExhausted = [.. Enumerable.Range(0, used.Length).Select(r => problem.Rows.Key(r).IsCapacity && problem.Rows.Limit(r) - used[r] < slack)];
    }

    public List<(Column Column, double Value)> Support { get; } = [];
    public bool[] IsExhausted { get; }

    void Take(Column column, double value, double[] used)
    {
        for (int i = 0; i < column.Rows.Length; i++)
        {
            used[column.Rows[i]] += value * column.Uses[i];
            if (!users.TryGetValue(column.Rows[i], out var list)) users[column.Rows[i]] = list = [];
            list.Add(Support.Count);
        }
        Support.Add((column, value));
    }

    /// <summary>Columns chosen fractionally, those nearest to the middle first.</summary>
    public IEnumerable<int> Fractional() =>
        from c in Enumerable.Range(0, Support.Count)
        let distance = Math.Abs(Support[c].Value - Math.Floor(Support[c].Value) - 0.5)
        where distance < 0.48
        orderby Math.Round(distance, 6), c
        select c;

    /// <summary>Exhausted rows around a column, breadth first over the columns in use, until so many columns are reached.</summary>
    public List<int> Around(int column, int mostColumns)
    {
        var (rows, reached, queue) = (new List<int>(), new HashSet<int>(), new Queue<int>([column]));
        var seen = new HashSet<int>();
        while (queue.Count > 0 && reached.Count < mostColumns)
        {
            int c = queue.Dequeue();
            if (!reached.Add(c)) continue;
            foreach (int row in Support[c].Column.Rows)
            {
                if (!IsExhausted[row] || !seen.Add(row)) continue;
                rows.Add(row);
                foreach (int next in users[row]) queue.Enqueue(next);
            }
        }
        return rows;
    }

    public List<int> Users(List<int> rows) => [.. rows.SelectMany(row => users[row]).Distinct().Order()];

    public double Violation(Cut cut)
    {
        double sum = -cut.Limit;
        foreach (int c in cut.Rows.SelectMany(row => users.GetValueOrDefault(row) ?? []).Distinct()) sum += Support[c].Value * cut.Coefficient(Support[c].Column);
        return sum;
    }
}
