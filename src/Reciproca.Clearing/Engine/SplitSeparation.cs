using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>
/// Finds violated split cuts. For each column that is chosen fractionally a small linear programme looks, among the exhausted rows around it, for the
/// multipliers of the deepest cut; rounded to whole numbers any multipliers give a cut that holds. When few columns yield one, it looks farther around.
/// </summary>
sealed class SplitSeparation(Problem problem)
{
    const double Slack = 0.3, Least = 3e-4;
    const int MostSplits = 600, FewCuts = 40;
    readonly HashSet<string> known = [];
    readonly HashSet<Column> fruitless = [];
    int reach = 80;

    public List<Cut> Find(IReadOnlyList<Column> all, double[] values, Deadline deadline)
    {
        var point = new FractionalPoint(problem, all, values, Slack);
        var columns = point.Fractional().Where(c => !fruitless.Contains(point.Support[c].Column)).Take(MostSplits).ToList();
        var found = new (SplitCut Cut, double Violation)?[columns.Count];
        Roots.InParallel(columns.Count, problem.Options.Threads, () => point, (at, i) =>
        {
            if (!deadline.HasPassed) found[i] = Separate(at, columns[i]);
        });
        Learn(columns.Where((_, i) => found[i] is null).Select(c => point.Support[c].Column), found.Count(f => f != null));
        return [.. found.OfType<(SplitCut Cut, double Violation)>().OrderByDescending(f => f.Violation).Select(f => f.Cut).Where(cut => known.Add(Key(cut)))];
    }

    void Learn(IEnumerable<Column> inVain, int cuts)
    {
        fruitless.UnionWith(inVain);
        if (cuts >= FewCuts) return;
        reach *= 2;
        fruitless.Clear();
    }

    static string Key(SplitCut cut) => $"{string.Join("-", cut.Split.Arcs)} {cut.Split.Floor} {Key(cut.Split.Below)} {Key(cut.Split.Above)}";
    static string Key(SplitSide side) => $"{side.Column}: {string.Join(",", side.Rows.OrderBy(r => r.Key).Select(r => $"{r.Key}×{r.Value}"))}";

    (SplitCut, double)? Separate(FractionalPoint point, int column)
    {
        long floor = (long)Math.Floor(point.Support[column].Value + 1e-6);
        if (new SplitProgramme(problem, point, point.Around(column, reach), column, floor).Solve() is not { } split) return null;
        var cut = new SplitCut(problem, split);
        double violation = point.Violation(cut);
        return violation > Least * cut.Size ? (cut, violation) : null;
    }
}
