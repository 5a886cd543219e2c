using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>Solves exactly over all that survives reduced-cost fixing: what it finds, or the plan at hand, is optimal.</summary>
sealed class Finish(Incumbent known)
{
    readonly Problem problem = known.Problem;

    /// <summary>Searches with so many columns at most and a share of the time left; true when it proved the optimum.</summary>
    public bool Run(int mostColumns, double share = 1)
    {
        if (known.IsDone || known.Proof is null) return known.IsOptimal;
        var survivors = new Survivors(known);
        if (!survivors.Search(mostColumns, problem.Options.Threads) || known.Deadline.HasPassed) return false;
        if (survivors.IsEmpty) known.Offer(known.Plan.Net);
        else Solve(Write(survivors), known.Deadline.Share(share));
        return known.IsOptimal;
    }

    void Solve(Programme programme, Deadline until)
    {
        var result = problem.IsUniform ? programme.Solve(until, known.Bound) : programme.Prove(until);
        known.Offer(new Plan(problem, result.Chosen));
        known.Offer(result.Solved ? known.Plan.Net : Math.Max(result.Bound, known.Plan.Net));
    }

    Programme Write(Survivors survivors)
    {
        var programme = new Programme(problem, Programme.AllLimits(problem));
        programme.AddWishes();
        var (cycles, chains) = StartingPoint();
        foreach (var column in survivors.Columns) programme.Add(column, cycles.GetValueOrDefault(column.Arcs));
        if (survivors.Chains != null) programme.Add(survivors.Chains, chains);
        return programme;
    }

    (Dictionary<int[], int> Cycles, Dictionary<(int, int), int> Chains) StartingPoint()
    {
        var whole = new Dictionary<int[], int>(new ColumnKey(problem.Graph));
        var positions = new Dictionary<(int, int), int>();
        foreach (var (column, times) in known.Plan.Chosen)
        {
            whole[column.Arcs] = whole.GetValueOrDefault(column.Arcs) + times;
            for (int i = 0; i < column.Arcs.Length && column.IsChain; i++)
                positions[(column.Arcs[i], i + 1)] = positions.GetValueOrDefault((column.Arcs[i], i + 1)) + times;
        }
        return (whole, positions);
    }
}
