using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>
/// Frees the exchanges around one participant, or some at random, and chooses anew, exactly, among all columns that fit there and may improve the plan;
/// the neighbourhood grows while nothing is gained. As many are solved at once as there are threads; where two met, the later is dropped, so the outcome
/// depends on the seed and the number of threads alone.
/// </summary>
sealed class Neighbourhoods(Incumbent known, ColumnPool pool, Generator random)
{
    readonly Problem problem = known.Problem;
    readonly int threads = known.Problem.Options.Threads;
    int size, idle;
    Dictionary<int, int> current = [];

    public void Run(Deadline deadline, int patience)
    {
        if (pool.Seeds.Length == 0) return;
        current = pool.Locate(known.Plan);
        size = Math.Clamp(current.Count / 2, 30, 160);
        while (!deadline.HasPassed && !known.IsDone && idle < patience) Round(deadline);
    }

    void Round(Deadline deadline)
    {
        var areas = Areas();
        var results = new (Area Area, Programmed Result)[areas.Count];
        Parallel.For(0, areas.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => results[i] = (areas[i], Solve(areas[i], deadline)));
        bool gained = false;
        foreach (var (area, result) in results) gained |= Accept(area, result);
        Adapt(gained);
    }

    List<Area> Areas()
    {
        var owners = pool.Owners(current);
        return [.. Enumerable.Range(0, 2 * threads).Select(_ => Draw(owners)).Where(area => area.Free.Count > 0)];
    }

    // What hangs together is changed best together; a good part of the plan drawn at random breaks up what hangs together wrongly.
    Area Draw(Dictionary<int, List<int>> owners) =>
        size >= current.Count / 3 && random.Below(2) == 0 ? Area.AtRandom(pool, current, random, size) : Area.Around(pool, owners, pool.Seeds[random.Below(pool.Seeds.Length)], size);

    Programmed Solve(Area area, Deadline deadline)
    {
        var left = Left(area);
        var programme = new Programme(problem, left);
        programme.AddWishes();
        foreach (int c in Candidates(area, left)) programme.Add(pool.Columns[c], area.Free.Contains(c) ? current[c] : 0);
        return programme.Solve(deadline.Share(0.2), long.MaxValue, 300);
    }

    long[] Left(Area area)
    {
        var left = Programme.AllLimits(problem);
        foreach (var (c, times) in current)
            if (!area.Free.Contains(c)) pool.Take(left, c, -times);
        return left;
    }

    List<int> Candidates(Area area, long[] left)
    {
        var found = new SortedSet<int>(area.Free);
        foreach (int row in area.Rows)
            foreach (int c in pool.ByRow[row])
                if (!found.Contains(c) && area.Holds(pool, c) && pool.Fits(c, left)) found.Add(c);
        return found.Count <= 8000 ? [.. found] : [.. found.OrderByDescending(c => area.Free.Contains(c) ? double.MaxValue : pool.Reduced[c]).ThenBy(c => c).Take(8000).Order()];
    }

    bool Accept(Area area, Programmed result)
    {
        var next = new Dictionary<int, int>(current);
        foreach (int c in area.Free) next.Remove(c);
        foreach (var (column, times) in result.Chosen) next[pool.Index(column)] = next.GetValueOrDefault(pool.Index(column)) + times;
        var plan = pool.ToPlan(next);
        if (plan.Net <= known.Plan.Net || !plan.IsFeasible) return false;
        current = next;
        known.Offer(plan);
        return true;
    }

    void Adapt(bool gained)
    {
        idle = gained ? 0 : idle + 1;
        if (!gained && idle % 8 == 0) size = Math.Min(size * 5 / 4 + 1, Math.Max(40, current.Count * 2 / 3));
    }
}
