namespace Reciproca.Clearing.Engine;

/// <summary>Columns with how often each is chosen; always within every capacity and quota.</summary>
sealed class Plan
{
    readonly Problem problem;

    public Plan(Problem problem, IEnumerable<(Column Column, int Times)> chosen)
    {
        this.problem = problem;
        Chosen = [.. chosen.Where(c => c.Times > 0)];
        Used = new long[problem.Rows.Count];
        foreach (var (column, times) in Chosen)
            for (int i = 0; i < column.Rows.Length; i++) Used[column.Rows[i]] += (long)times * column.Uses[i];
        Value = Chosen.Sum(c => c.Times * c.Column.Value);
        Missing = Enumerable.Range(0, problem.Rows.Count).Sum(MissingOf);
    }

    public List<(Column Column, int Times)> Chosen { get; }
    public long[] Used { get; }
    public long Value { get; }
    public long Missing { get; }

    /// <summary>What the programme maximises: value less the penalties for missed wishes.</summary>
    public long Net => Value - Missing * problem.Rows.Penalty;

    public bool IsFeasible => Enumerable.Range(0, Used.Length).All(r => problem.Rows.Key(r).IsWish || Used[r] <= problem.Rows.Limit(r));

    public long MissingOf(int row) => problem.Rows.Key(row).IsWish ? Math.Max(0, Used[row] - problem.Rows.Limit(row)) : 0;

    public Plan Better(Plan other) => other.Net > Net && other.IsFeasible ? other : this;
}
