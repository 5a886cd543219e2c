namespace Reciproca.Clearing.Engine;

/// <summary>A plan at once: the columns the prices like best, as long as they fit. Where time is short it is what the search improves on.</summary>
static class Greedy
{
    public static Plan Choose(Problem problem, IEnumerable<Column> columns, Prices prices)
    {
        var left = Programme.AllLimits(problem);
        var chosen = new List<(Column, int)>();
        foreach (var column in columns.Where(c => c.Limit > 0).OrderByDescending(c => (double)prices.Reduced(c.Arcs) / c.Arcs.Length).ThenByDescending(c => c.Value))
            if (Take(problem, left, column) is > 0 and var times) chosen.Add((column, times));
        return new Plan(problem, chosen);
    }

    static int Take(Problem problem, long[] left, Column column)
    {
        long times = column.Limit;
        for (int i = 0; i < column.Rows.Length; i++)
            if (column.Uses[i] > 0 && !problem.Rows.Key(column.Rows[i]).IsWish) times = Math.Min(times, left[column.Rows[i]] / column.Uses[i]);
        for (int i = 0; i < column.Rows.Length && times > 0; i++) left[column.Rows[i]] -= times * column.Uses[i];
        return (int)Math.Max(0, times);
    }
}
