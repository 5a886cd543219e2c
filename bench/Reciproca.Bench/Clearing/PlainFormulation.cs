using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using Reciproca.Clearing;
using Reciproca.Clearing.Engine;
using Reciproca.Clearing.Highs;

namespace Reciproca.Bench.Clearing;

/// <summary>How another way of solving the same round fared.</summary>
sealed record PlainResult(string Engine, double Objective, PlainStatus Status, double Seconds)
{
    /// <summary>How many times as long it took as ours; where the limit ended it, at least so many.</summary>
    public double Ratio(double ours) => Seconds / Math.Max(1e-3, ours);
}

/// <summary>Whether it proved its optimum, was ended by the limit, or was not begun because it would not fit into memory.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlainStatus>))]
enum PlainStatus { Optimal, Limit, TooLarge }

/// <summary>The peer: every cycle a column, every arc at every position of a chain a column, given whole to a MIP solver.</summary>
static class PlainFormulation
{
    // Of so many columns the model alone takes some gigabytes.
    const int MostColumns = 2_000_000;

    public static List<PlainResult> Solve(Round round, RoundOptions options)
    {
        var results = new List<PlainResult> { ByHighs(round, options) };
        if (ByCbc(round, options) is { } cbc) results.Add(cbc);
        return results;
    }

    static (Problem Problem, Programme Programme)? Whole(Round round, RoundOptions options)
    {
        var problem = new ProblemBuilder(round, options).Build();
        var at = new ReducedGraph(problem, Prices.From(problem, new double[problem.Rows.Count], []));
        var search = new PathSearch(problem, Prices.From(problem, new double[problem.Rows.Count], []), at, 0);
        var programme = new Programme(problem, Programme.AllLimits(problem));
        programme.AddWishes();
        for (int node = 0, columns = 0; node < problem.Graph.Nodes; node++)
        {
            var cycles = search.Cycles(node, MostColumns);
            if ((columns += cycles.Count) > MostColumns) return null;
            foreach (var path in cycles) programme.Add(new Column(problem, path.Arcs));
        }
        if (options.LongestChain > 0) programme.Add(PositionedArcs.Surviving(problem, at, 0), new Dictionary<(int, int), int>());
        return (problem, programme);
    }

    static PlainResult ByHighs(Round round, RoundOptions options)
    {
        var watch = Stopwatch.StartNew();
        if (Whole(round, options) is not var (problem, programme)) return new("highs", 0, PlainStatus.TooLarge, 0);
        var result = programme.Solve(new Deadline(TimeProvider.System, options.TimeLimit, default));
        double objective = result.Chosen.Sum(c => c.Times * c.Column.Value) / problem.UnitsPerWhole;
        return new("highs", objective, result.Solved ? PlainStatus.Optimal : PlainStatus.Limit, watch.Elapsed.TotalSeconds);
    }

    static PlainResult? ByCbc(Round round, RoundOptions options)
    {
        if (Cbc.Program() is not { } program) return null;
        var watch = Stopwatch.StartNew();
        if (Whole(round, options) is not var (problem, programme)) return new("cbc", 0, PlainStatus.TooLarge, 0);
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7()}.mps");
        try
        {
            programme.WriteModel(file);
            var (objective, status) = Cbc.Solve(program, file, options.TimeLimit);
            return new("cbc", objective / problem.CostScale / problem.UnitsPerWhole, status, watch.Elapsed.TotalSeconds);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>Runs the <c>cbc</c> program of Debian's coinor-cbc, when it is there.</summary>
static class Cbc
{
    public static string? Program() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "cbc")).FirstOrDefault(File.Exists);

    public static (double Objective, PlainStatus Status) Solve(string program, string file, TimeSpan limit)
    {
        string solution = file + ".sol";
        var start = new ProcessStartInfo(program, [file, "max", "sec", limit.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture), "ratio", "0", "solve", "solu", solution]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string head = File.Exists(solution) ? File.ReadLines(solution).FirstOrDefault() ?? "" : "";
        File.Delete(solution);
        return Read(head);
    }

    // First line of a solution file: "Optimal - objective value 123.00000000".
    static (double, PlainStatus) Read(string head)
    {
        bool known = double.TryParse(head.Split(' ').LastOrDefault(), CultureInfo.InvariantCulture, out double value);
        return (known ? Math.Abs(value) : 0, head.StartsWith("Optimal", StringComparison.Ordinal) ? PlainStatus.Optimal : PlainStatus.Limit);
    }
}
