namespace Reciproca.Clearing.Engine;

/// <summary>
/// Looks for a plan with more of the preferred exchanges that is worth nearly as much. Values, bound and certificate stay those of the round as it is:
/// what was preferred leaves no other trace than the plan.
/// </summary>
sealed class Preference(Incumbent known)
{
    static readonly double[] Boosts = [1, 0.25];
    readonly Problem problem = known.Problem;
    readonly HashSet<string> preferred = [.. known.Problem.Options.Preferred];

    public void Run()
    {
        if (preferred.Count == 0 || problem.Options.PreferenceCost <= 0 || known.Plan.Chosen.Count == 0) return;
        foreach (double boost in Boosts.Append(problem.Options.PreferenceCost))
            if (!known.Deadline.HasPassed && Try(boost)) return;
    }

    bool Try(double boost)
    {
        var options = problem.Options with { EnoughGap = Math.Max(problem.Options.EnoughGap, 0.0001) };
        var other = new Incumbent(new ProblemBuilder(problem.Round, options, preferred, boost).Build(), known.Deadline.Share(0.5), null);
        using var search = new Search(other);
        if (other.Problem.Rows.Count > 0) search.Run();
        var plan = Translated(other);
        if (!IsNearlyAsGood(plan) || Count(plan) <= Count(known.Plan)) return false;
        known.Prefer(plan);
        return true;
    }

    Plan Translated(Incumbent other)
    {
        var arc = problem.Exchanges.Index().ToDictionary(e => e.Item.Id, e => e.Index);
        return new(problem, other.Plan.Chosen.Select(c => (new Column(problem, Array.ConvertAll(c.Column.Arcs, a => arc[other.Problem.Exchanges[a].Id])), c.Times)));
    }

    bool IsNearlyAsGood(Plan plan) =>
        plan.IsFeasible && plan.Missing <= known.Plan.Missing && plan.Value >= known.Plan.Value * (1 - problem.Options.PreferenceCost);

    int Count(Plan plan) => plan.Chosen.Sum(c => c.Times * c.Column.Arcs.Count(a => preferred.Contains(problem.Exchanges[a].Id)));
}
