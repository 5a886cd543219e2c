using System.Diagnostics;
using Reciproca.Clearing;
using Reciproca.Clearing.Formats;

namespace Reciproca.Bench.Clearing;

/// <summary>One thing to solve, and what is published of it.</summary>
sealed record BenchRun(string Name, Func<Round> Load, int Cycle, int Chain, double? Published = null)
{
    public BenchLine Solve(BenchArguments arguments)
    {
        var round = Load();
        var options = new RoundOptions
        {
            LongestCycle = Cycle,
            LongestChain = Chain,
            TimeLimit = TimeSpan.FromSeconds(arguments.Limit),
            Seed = arguments.Seed,
            Threads = arguments.Threads,
        };
        var watch = Stopwatch.StartNew();
        var before = Used();
        var outcome = RoundSolver.Clear(round, options, Environment.GetEnvironmentVariable("CLEARING_TRACE") is null ? null : new Trace());
        double seconds = watch.Elapsed.TotalSeconds;
        double busy = (Used() - before).TotalSeconds;
        return Line(round, outcome, seconds) with { Busy = busy, Plain = arguments.Plain ? PlainFormulation.Solve(round, options) : [] };
    }

    static TimeSpan Used() => Process.GetCurrentProcess().TotalProcessorTime;

    BenchLine Line(Round round, Outcome outcome, double seconds)
    {
        var verdict = outcome.Certificate.Verify();
        return new(Name, Cycle, Chain, outcome.Objective, outcome.Bound, outcome.Gap, $"{outcome.Status}", seconds, ClearingBench.PeakMegabytes())
        {
            Participants = round.Participants.Count,
            Exchanges = round.Exchanges.Count,
            Published = Published,
            Verified = verdict.Holds,
            CheckedBound = verdict.Bound,
            Statistics = outcome.Statistics,
        };
    }

    sealed class Trace : IProgress<ClearingProgress>
    {
        public void Report(ClearingProgress p) => Console.Error.WriteLine($"    {p.Elapsed.TotalSeconds,7:F1} s, {Used().TotalSeconds,7:F1} s busy {p.Stage,-14} {p.Objective:F3} ≤ {p.Bound:F3}");
    }
}

/// <summary>Which runs the arguments ask for.</summary>
static class BenchRuns
{
    public static IEnumerable<BenchRun> For(BenchArguments arguments) =>
        arguments.Paths.Count == 0 ? Everything(arguments) : arguments.Paths.SelectMany(path => Of(path, arguments));

    static IEnumerable<BenchRun> Everything(BenchArguments arguments)
    {
        if (PublishedOptima.Folder() is not { } folder) Console.Error.WriteLine("../shared/data/clearing is absent: only synthetic rounds are solved.");
        else
            foreach (var p in PublishedOptima.All().Where(p => p.Pairs <= arguments.Pairs && Asked(p, arguments) && File.Exists(PublishedOptima.FileOf(folder, p.Instance))))
                yield return Published(p, PublishedOptima.FileOf(folder, p.Instance));
        if (arguments.Cities) foreach (int cities in (int[])[350, 1000, 5000, 20_000]) yield return Cities(cities, arguments);
    }

    static bool Asked(Published p, BenchArguments a) => (a.Cycle ?? p.Cycle) == p.Cycle && (a.Chain ?? p.Chain) == p.Chain;

    static IEnumerable<BenchRun> Of(string path, BenchArguments arguments)
    {
        if (path.StartsWith("cities:", StringComparison.Ordinal)) return [Cities(int.Parse(path[7..]), arguments)];
        if (Directory.Exists(path)) return Directory.EnumerateFiles(path, "*.wmd*").Order(StringComparer.Ordinal).SelectMany(file => Of(file, arguments));
        var published = PublishedOptima.All().Where(p => path.Contains($"00036-00000{p.Instance}.") && Asked(p, arguments)).ToList();
        return published.Count > 0 ? published.Select(p => Published(p, path)) : [new(Path.GetFileName(path), () => WmdFile.Read(path), arguments.Cycle ?? 3, arguments.Chain ?? 4)];
    }

    static BenchRun Published(Published p, string file) => new(p.Instance, () => WmdFile.Read(file), p.Cycle, p.Chain, p.Objective);

    static BenchRun Cities(int count, BenchArguments a) => new($"cities:{count}", () => new CityRounds(count, a.Seed).Make(), a.Cycle ?? 3, a.Chain ?? 4);
}
