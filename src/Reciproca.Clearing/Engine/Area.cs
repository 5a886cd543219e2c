namespace Reciproca.Clearing.Engine;

/// <summary>A part of a plan to choose anew: its columns, and the capacities they and their rivals use.</summary>
sealed class Area
{
    public HashSet<int> Free { get; } = [];
    public HashSet<int> Rows { get; } = [];

    /// <summary>Grows, breadth first, from one row over the columns in the plan and the best rivals of each row.</summary>
    public static Area Around(ColumnPool pool, Dictionary<int, List<int>> owners, int seed, int size)
    {
        var area = new Area();
        var queue = new Queue<int>([seed]);
        area.Rows.Add(seed);
        while (queue.Count > 0 && area.Free.Count < size) area.Grow(pool, owners, queue);
        return area;
    }

    /// <summary>Frees columns of the plan at random, and all capacity that is left over.</summary>
    public static Area AtRandom(ColumnPool pool, Dictionary<int, int> current, Generator random, int size)
    {
        var area = new Area();
        foreach (int c in current.Keys.Order())
            if (random.Below(current.Count) < size) area.Free.Add(c);
        area.Rows.UnionWith(pool.Seeds);
        return area;
    }

    void Grow(ColumnPool pool, Dictionary<int, List<int>> owners, Queue<int> queue)
    {
        int row = queue.Dequeue();
        foreach (int c in owners.GetValueOrDefault(row) ?? [])
            if (Free.Add(c)) Reach(pool, c, queue);
        foreach (int c in pool.ByRow[row].Take(40)) Reach(pool, c, queue);
    }

    void Reach(ColumnPool pool, int column, Queue<int> queue)
    {
        foreach (int row in pool.CapacityRows(column))
            if (Rows.Add(row)) queue.Enqueue(row);
    }

    public bool Holds(ColumnPool pool, int column)
    {
        foreach (int row in pool.CapacityRows(column))
            if (!Rows.Contains(row)) return false;
        return true;
    }
}
