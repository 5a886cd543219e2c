using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>
/// Frees the exchanges around one participant and chooses anew, exactly, among all columns that fit there and may still improve the plan;
/// the neighbourhood grows while nothing is gained. Several are solved at once where they share no row, so the outcome depends on the seed alone.
/// </summary>
sealed class Neighbourhoods(Incumbent known, ColumnPool pool, Generator random)
{
    readonly Problem problem = known.Problem;
    readonly int threads = known.Problem.Options.Threads;
    int size = 30, idle;
    Dictionary<int, int> current = [];

    public void Run(Deadline deadline, int patience)
    {
        current = pool.Locate(known.Plan);
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
        var (areas, closed) = (new List<Area>(), new HashSet<int>());
        for (int attempt = 0; attempt < 4 * threads && areas.Count < threads; attempt++)
        {
            var area = Area.Around(pool, owners, pool.Seeds[random.Below(pool.Seeds.Length)], size);
            if (area.Free.Count == 0 || area.Rows.Overlaps(closed)) continue;
            closed.UnionWith(area.Rows);
            areas.Add(area);
        }
        return areas;
    }

    Programmed Solve(Area area, Deadline deadline)
    {
        var left = Left(area);
        var programme = new Programme(problem, left);
        programme.AddWishes();
        foreach (int c in Candidates(area, left)) programme.Add(pool.Columns[c], area.Free.Contains(c) ? current[c] : 0);
        return programme.Solve(deadline.Share(0.2), long.MaxValue, 300);
    }

    // What the plan leaves when the area is freed; rows outside the area are closed, so that two areas never meet.
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
