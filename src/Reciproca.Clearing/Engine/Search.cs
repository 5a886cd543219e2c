using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>The whole search: relaxation, plans guided by it, proof; each stage ends the search when plan and bound meet.</summary>
sealed class Search : IDisposable
{
    // Rows from which on the interior point method, though it begins anew each time, solves a relaxation faster than the simplex method.
    const int Large = 40_000;
    readonly Problem problem;
    readonly Incumbent known;
    readonly Master master;
    readonly Pricing pricing;
    readonly ColumnGeneration generation;
    readonly Generator random;

    public Search(Incumbent known)
    {
        (problem, this.known) = (known.Problem, known);
        master = new Master(problem, known.Deadline);
        pricing = new Pricing(problem, known.Deadline);
        generation = new ColumnGeneration(known, master, pricing);
        random = new Generator((ulong)problem.Options.Seed);
    }

    public int Columns => master.Columns.Count;
    public int PricingRounds => generation.Rounds;

    public void Run()
    {
        generation.Run(known.Deadline.Share(0.6), problem.Rows.Count > Large ? LpMethod.Interior : LpMethod.Primal);
        known.Offer(Greedy.Choose(problem, master.EverKnown, known.Proof!));
        Stage(ClearingStage.Dive, () => master.Aside(Dives));
        if (problem.IsUniform) ReachTheBound();
        else NarrowTheGap();
    }

    // Where all exchanges count the same the bound rounds down to a whole exchange and is nearly always reached: what is missing is the plan.
    void ReachTheBound()
    {
        Stage(ClearingStage.Proof, () => new Finish(known).Run(60_000, 0.3));
        Stage(ClearingStage.Neighbourhoods, () => Neighbours(Relaxed(), 30));
        Stage(ClearingStage.Neighbourhoods, () => Neighbours(new PoolFilling(known).Columns(Relaxed()), 60));
        Stage(ClearingStage.Proof, () => new Finish(known).Run(1_500_000));
    }

    void NarrowTheGap()
    {
        Stage(ClearingStage.Cuts, Cut);
        Stage(ClearingStage.Neighbourhoods, () => Neighbours(Relaxed(), 15));
        Stage(ClearingStage.Proof, () => new Finish(known).Run(6_000, 0.9));
        bool nearsItsEnd = new Survivors(known).Search(60_000, problem.Options.Threads);
        Stage(ClearingStage.Neighbourhoods, () => Neighbours(new PoolFilling(known).Columns(Relaxed()), 200, nearsItsEnd ? 0.6 : 0.97));
        if (nearsItsEnd) Stage(ClearingStage.Proof, () => new Finish(known).Run(60_000));
    }

    void Stage(ClearingStage stage, Action work)
    {
        if (known.IsDone) return;
        known.Enter(stage);
        work();
    }

    void Dives()
    {
        if (!problem.IsUniform) Widen();
        for (ulong dive = 1; dive <= (problem.IsUniform ? 6UL : 2UL) && !known.IsDone; dive++)
            known.Offer(new Dive(known, master, pricing, new(random.Next(), dive == 1 ? 0 : 0.25, 12, problem.IsUniform ? 10 : 2, 150)).Run(known.Deadline.Share(0.25)));
    }

    // What a dive lacks at its end are cycles that the relaxation had no use for.
    void Widen()
    {
        master.Add(new PoolFilling(known).Nearest(chains: false));
        master.Solve();
    }

    void Cut()
    {
        if (!master.Solve(LpMethod.Primal)) return;
        new CutLoop(known, master, pricing).Run(known.Deadline.Share(0.25));
    }

    IEnumerable<Column> Relaxed() => master.EverKnown.Where(c => c.Limit > 0).Concat(known.Plan.Chosen.Select(c => c.Column));

    void Neighbours(IEnumerable<Column> columns, int patience, double share = 0.6)
    {
        var pool = new ColumnPool(problem, columns, known.Proof!);
        new Neighbourhoods(known, pool, random).Run(known.Deadline.Share(share), patience);
    }

    public void Dispose() => master.Dispose();
}
