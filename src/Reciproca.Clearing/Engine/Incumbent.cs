using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>What is known so far: the best plan, the best bound with the prices that prove it, and who wants to hear of it.</summary>
sealed class Incumbent(Problem problem, Deadline deadline, IProgress<ClearingProgress>? progress)
{
    public Problem Problem => problem;
    public Deadline Deadline => deadline;
    public Plan Plan { get; private set; } = new(problem, []);

    /// <summary>Bound proven by the search, prices or not.</summary>
    public long Bound { get; private set; } = long.MaxValue;

    /// <summary>Prices whose total anyone can check.</summary>
    public Prices? Proof { get; private set; }
    public long ProofBound { get; private set; } = long.MaxValue;
    public ClearingStage Stage { get; private set; }

    public bool IsOptimal => Plan.Net >= Bound;
    public bool IsDone => IsOptimal || deadline.HasPassed || IsEnough;

    bool IsEnough => problem.Options.EnoughGap > 0 && Bound < long.MaxValue && Bound - Plan.Net <= problem.Options.EnoughGap * Math.Abs((double)Bound);

    public void Enter(ClearingStage stage)
    {
        Stage = stage;
        Report();
    }

    public void Offer(Plan plan)
    {
        if (plan.Net <= Plan.Net || !plan.IsFeasible) return;
        Plan = plan;
        Report();
    }

    /// <summary>Takes a plan for a reason that values do not know.</summary>
    public void Prefer(Plan plan) => Plan = plan;

    public void Offer(Prices repaired)
    {
        if (repaired.Bound >= ProofBound) return;
        (Proof, ProofBound) = (repaired, repaired.Bound);
        Offer(repaired.Bound);
    }

    public void Offer(long bound)
    {
        if (bound >= Bound) return;
        Bound = Math.Max(bound, Plan.Net);
        Report();
    }

    void Report() => progress?.Report(new(Stage, InUnits(Plan.Value), Bound == long.MaxValue ? double.PositiveInfinity : BoundOnValue, deadline.Elapsed));

    /// <summary>No plan that misses no more than this one is worth more.</summary>
    public double BoundOnValue => InUnits(Bound + Plan.Missing * problem.Rows.Penalty);

    double InUnits(long value) => value / problem.UnitsPerWhole;
}
