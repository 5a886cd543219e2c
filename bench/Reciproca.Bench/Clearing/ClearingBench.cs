using System.Diagnostics;
using System.Globalization;
using Reciproca.Clearing;

namespace Reciproca.Bench.Clearing;

/// <summary>Clears published instances and synthetic city rounds, and says how long it took beside what is published and beside the plain formulation.</summary>
static class ClearingBench
{
    public static int Run(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (BenchArguments.Parse(args) is not { } arguments) return Usage();
        var lines = new List<BenchLine>();
        var table = new BenchTable(arguments);
        table.Head();
        try { foreach (var run in BenchRuns.For(arguments)) Take(lines, table, run.Solve(arguments)); }
        catch (Exception wrong) when (wrong is IOException or FormatException or InvalidDataException or RoundFaultException)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
        table.Summary(lines);
        return lines.TrueForAll(line => line.IsSound) ? 0 : 1;
    }

    static void Take(List<BenchLine> lines, BenchTable table, BenchLine line)
    {
        lines.Add(line);
        table.Line(line);
    }

    static int Usage()
    {
        Console.Error.WriteLine("./do bench clearing [PATH | cities:N]… [--cycle K] [--chain L] [--limit SECONDS] [--pairs N] [--seed N] [--threads N] [--cities] [--plain] [--json]");
        return 2;
    }

    public static long PeakMegabytes() => Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
}
