using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>
/// Solves the linear relaxation over all cycles and chains: the master's prices, smoothed towards the best known ones, find columns until none
/// can improve it or the bound, rounded down, cannot fall further. Smoothing: Pessoa, Sadykov, Uchoa, Vanderbeck 2018.
/// </summary>
sealed class ColumnGeneration(Incumbent known, Master master, Pricing pricing)
{
    const double Smoothing = 0.5;
    readonly Problem problem = known.Problem;
    readonly PriceRepair repair = new(known.Problem, known.Deadline);
    Prices? best;
    Int128 bestTotal = Int128.MaxValue;
    int added;

    public int Rounds { get; private set; }

    /// <summary>Runs until the relaxation is solved (true) or time is up.</summary>
    public bool Run(Deadline deadline, LpMethod method)
    {
        (best, bestTotal, added) = (null, Int128.MaxValue, int.MaxValue);
        if (problem.IsUniform && new CoverPrices(problem).Find() is var cover) Note(cover, cover.Total);
        if (master.Columns.Count == 0) Begin();
        while (!deadline.HasPassed && master.Solve(Suited(method)))
        {
            Rounds++;
            master.Shed();
            if (!Improve()) return Finish(true);
        }
        return Finish(false);
    }

    // The interior point method begins anew each time; for a few more columns the simplex method goes on from where it was.
    LpMethod Suited(LpMethod method) => method == LpMethod.Interior && added < master.Columns.Count / 20 ? LpMethod.Primal : method;

    // Half the best weight on each receiver spreads the first columns over all of them.
    void Begin()
    {
        var duals = new double[problem.Rows.Count];
        for (int r = 0; r < duals.Length; r++)
            if (problem.Rows.Key(r).Kind == RowKind.Receive) duals[r] = 0.6 * problem.Graph.MostWeight * problem.CostScale;
        master.Add(pricing.Find(Prices.From(problem, duals, []), 6, 0).Paths);
        master.Add(pricing.Find(Prices.From(problem, new double[duals.Length], []), 2, 0).Paths);
    }

    bool Improve()
    {
        var current = master.Prices();
        if (best != null && SmoothedAdds(best.Towards(current, 1 - Smoothing))) return !IsClosed();
        return Adds(current) && !IsClosed();
    }

    bool SmoothedAdds(Prices between) => between.Cuts.Length == 0 && Adds(between);

    bool Adds(Prices at)
    {
        var priced = pricing.Find(at, 6, Tolerance(at));
        Note(at, at.Total + priced.Excess);
        added = master.Add(priced.Paths);
        return added > 0;
    }

    // A reduced cost below what the LP's own tolerance can see would only go round in circles.
    long Tolerance(Prices at) => (long)(1e-7 * at.Scale / problem.CostScale) + 1;

    void Note(Prices at, Int128 total)
    {
        if (total >= bestTotal) return;
        (best, bestTotal) = (at, total);
    }

    bool IsClosed() => best != null && (problem.IsUniform ? best.Floor(bestTotal) <= Math.Floor(master.Value + 1e-6) : Relative() < 1e-7);

    double Relative() => ((double)bestTotal / best!.Scale - master.Value) / Math.Max(1, Math.Abs(master.Value));

    bool Finish(bool solved)
    {
        foreach (var prices in new[] { best, master.Duals.Length > 0 ? master.Prices() : null })
            if (prices != null) known.Offer(repair.Repair(prices));
        if (known.Proof is null) known.Offer(repair.FromNothing());
        return solved;
    }
}
