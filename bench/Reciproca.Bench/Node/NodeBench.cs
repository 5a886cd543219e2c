using System.Text.Json;
using Spectre.Console;

namespace Reciproca.Bench.Node;

/// <summary>
/// A published node against a bare Kestrel endpoint that returns the same bytes, in one run on one machine. The ratio and the CPU time
/// of a request are the steady figures on a shared machine; requests a second are not.
/// </summary>
public static class NodeBench
{
    public static int Run(string[] args)
    {
        if (args is ["--bare", var file, var encoding, var port]) return BareEndpoint.Run(file, encoding, port);
        return Measure(Number(args, "--records", 10_000), TimeSpan.FromSeconds(Number(args, "--seconds", 2)), args.Contains("--json")).GetAwaiter().GetResult();
    }

    private static async Task<int> Measure(int records, TimeSpan time, bool json)
    {
        var data = Directory.CreateTempSubdirectory("reciproca-bench-");
        try
        {
            List<Figure> figures = [];
            var pages = await Filling.Fill(data.FullName, records, figures);
            using var node = await Server.Node(data.FullName, figures);
            foreach (var page in pages) figures.AddRange(await PageFigures.Of(node, page, time));
            Print(figures, json);
            return 0;
        }
        finally { data.Delete(recursive: true); }
    }

    internal static void Print(List<Figure> figures, bool json)
    {
        if (json) { foreach (var figure in figures) Console.WriteLine(JsonSerializer.Serialize(figure)); return; }
        var table = new Table().AddColumns("what", "figure", "budget", "");
        foreach (var f in figures) table.AddRow(Markup.Escape(f.Name), $"{f.Value:#,0.###} {f.Unit}", f.Budget is { } b ? $"{(f.AtLeast ? "≥" : "≤")} {b:#,0.###}" : "", f.Holds switch { true => "holds", false => "MISSED", _ => "" });
        AnsiConsole.Write(table);
        Console.WriteLine($"{Environment.ProcessorCount} cores, {Environment.Version}, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
    }

    internal static int Number(string[] args, string name, int usual) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], System.Globalization.CultureInfo.InvariantCulture) : usual;
}

/// <param name="AtLeast">The budget is a floor and not a ceiling.</param>
public sealed record Figure(string Name, double Value, string Unit, double? Budget = null, bool AtLeast = false)
{
    public bool? Holds => Budget is { } budget ? (AtLeast ? Value >= budget : Value <= budget) : null;
}

/// <summary>A sort of page to measure, at several addresses in turn.</summary>
/// <param name="CachedBudget">Share of the bare endpoint's requests a second when cached; likewise the others.</param>
public sealed record BenchPage(string Name, string[] Addresses, double? CachedShare, double? UncachedShare, double? UncachedCpu);
