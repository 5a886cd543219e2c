using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>
/// Fixes columns the relaxation likes, in batches, and solves it again, until a plan is left. When the relaxation falls below what is still
/// hoped for, new columns are priced; if that does not help, the batch is undone and half of it tried, and a single column is banned.
/// </summary>
sealed class Dive(Incumbent known, Master master, Pricing pricing, DiveOptions options)
{
    const double Whole = 0.99;
    readonly Problem problem = known.Problem;
    readonly Dictionary<int, int> taken = [];
    readonly HashSet<int> banned = [];
    readonly long[] used = new long[known.Problem.Rows.Count];
    readonly Generator random = new(options.Seed);
    List<int> batch = [];
    int mostAtOnce = int.MaxValue, undone, pricings;
    double before = double.MaxValue;

    public Plan Run(Deadline deadline)
    {
        for (int c = 0; c < master.Columns.Count; c++) SetBounds(c);
        while (!deadline.HasPassed && master.Solve(LpMethod.Dual) && Recover(deadline) && Fix()) { }
        Release();
        return new Plan(problem, taken.OrderBy(t => t.Key).Select(t => (master.Columns[t.Key], t.Value)));
    }

    double Hope => problem.IsUniform ? known.Bound : before * 0.9995;
    bool HasFallen => problem.IsUniform ? Math.Floor(master.Value + 1e-6) < Hope : master.Value < Hope && before < double.MaxValue;

    bool Recover(Deadline deadline)
    {
        if (HasFallen && pricings++ < 40) Reprice(deadline);
        if (HasFallen && problem.IsUniform && batch.Count > 0 && undone++ < options.MostUndone && !Undo()) return false;
        before = master.Value;
        return true;
    }

    void Reprice(Deadline deadline)
    {
        for (int round = 0; round < options.PricingRounds && HasFallen && !deadline.HasPassed; round++)
        {
            int old = master.Columns.Count;
            if (master.Add(pricing.Find(master.Prices(), 4, (long)(1e-6 * Prices.ScaleOf(problem) / problem.CostScale)).Paths) == 0) return;
            for (int c = old; c < master.Columns.Count; c++) SetBounds(c);
            if (!master.Solve()) return;
        }
    }

    bool Undo()
    {
        foreach (int c in batch) Take(c, -1);
        if (batch.Count == 1) banned.Add(batch[0]);
        mostAtOnce = Math.Max(1, batch.Count / 2);
        foreach (int c in batch) SetBounds(c);
        batch = [];
        return master.Solve(LpMethod.Dual);
    }

    bool Fix()
    {
        var order = Candidates();
        if (order.Count == 0) return false;
        batch = [];
        var (least, most) = BatchSize(order);
        foreach (var (fraction, c) in order)
        {
            if (batch.Count >= most || (fraction < least && batch.Count > 0)) break;
            Choose(c, (int)Math.Max(1, Math.Floor(fraction + 1e-6)));
        }
        mostAtOnce = mostAtOnce < int.MaxValue / 2 ? mostAtOnce * 2 : mostAtOnce;
        return true;
    }

    List<(double Fraction, int Column)> Candidates()
    {
        var order = new List<(double Fraction, int Column)>();
        for (int c = 0; c < master.Values.Length; c++)
            if (!banned.Contains(c) && master.Values[c] - taken.GetValueOrDefault(c) is > 1e-6 and var fraction)
                order.Add((fraction > Whole ? fraction : fraction + options.Noise * random.Fraction(), c));
        return [.. order.OrderByDescending(o => o.Fraction).ThenBy(o => o.Column)];
    }

    (double Least, int Most) BatchSize(List<(double Fraction, int Column)> order)
    {
        double first = order[0].Fraction;
        if (first > Whole) return (Whole, mostAtOnce);
        return (Math.Min(first, 0.7), Math.Min(mostAtOnce, Math.Max(1, order.Count / options.Slices)));
    }

    void Choose(int c, int times)
    {
        int chosen = 0;
        while (chosen < times && Fits(c)) { Take(c, 1); batch.Add(c); chosen++; }
        if (chosen == 0) banned.Add(c);
        SetBounds(c);
    }

    bool Fits(int c)
    {
        var column = master.Columns[c];
        for (int i = 0; i < column.Rows.Length; i++)
            if (problem.Rows.Key(column.Rows[i]).IsCapacity && used[column.Rows[i]] + column.Uses[i] > problem.Rows.Limit(column.Rows[i])) return false;
        return true;
    }

    void Take(int c, int times)
    {
        var column = master.Columns[c];
        for (int i = 0; i < column.Rows.Length; i++) used[column.Rows[i]] += times * column.Uses[i];
        int now = taken.GetValueOrDefault(c) + times;
        if (now == 0) taken.Remove(c);
        else taken[c] = now;
    }

    void SetBounds(int c)
    {
        int times = taken.GetValueOrDefault(c);
        master.Bound(c, times, banned.Contains(c) || master.Columns[c].Limit == 0 ? times : double.PositiveInfinity);
    }

    void Release()
    {
        for (int c = 0; c < master.Columns.Count; c++) master.Bound(c, 0, double.PositiveInfinity);
    }
}

/// <summary>How boldly to dive.</summary>
readonly record struct DiveOptions(ulong Seed, double Noise, int Slices, int PricingRounds, int MostUndone);
