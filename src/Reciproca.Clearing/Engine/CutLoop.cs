using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>Tightens the relaxation with cuts, pricing again after each round so that the bound stays one over all columns.</summary>
sealed class CutLoop(Incumbent known, Master master, Pricing pricing)
{
    readonly CutSeparation subsets = new(known.Problem);
    readonly SplitSeparation splits = new(known.Problem);

    public void Run(Deadline deadline)
    {
        double before = master.Value;
        for (int round = 0, idle = 0; round < 60 && idle < 4 && !deadline.HasPassed && !known.IsDone; round++)
        {
            List<Cut> cuts = [.. subsets.Find(master.Columns, master.Values), .. splits.Find(master.Columns, master.Values, deadline)];
            if (cuts.Count == 0) break;
            master.Add(cuts);
            if (!master.Solve(LpMethod.Dual) || !PriceOut(deadline)) break;
            idle = before - master.Value < 1e-5 * Math.Abs(before) ? idle + 1 : 0;
            before = master.Value;
        }
        known.Offer(new PriceRepair(known.Problem, known.Deadline).Repair(master.Prices()));
    }

    bool PriceOut(Deadline deadline)
    {
        while (!deadline.HasPassed)
        {
            var prices = master.Prices();
            if (master.Add(pricing.Find(prices, 8, (long)(1e-6 * prices.Scale / known.Problem.CostScale)).Paths) == 0) return true;
            if (!master.Solve(LpMethod.Primal)) return false;
        }
        return false;
    }
}
