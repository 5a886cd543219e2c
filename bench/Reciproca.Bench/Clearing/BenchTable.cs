using System.Text.Json;

namespace Reciproca.Bench.Clearing;

/// <summary>Prints lines as they come, as a table or as JSON, one object a line.</summary>
sealed class BenchTable(BenchArguments arguments)
{
    public void Head()
    {
        if (!arguments.Json) Console.WriteLine($"{"instance",-14} {"K",2} {"L",2} {"objective",12} {"bound",12} {"gap",8} {"status",-9} {"seconds",8} {"busy",8} {"MB",6} {"cert",4} {"published",10}");
    }

    public void Line(BenchLine line)
    {
        if (arguments.Json) Console.WriteLine(JsonSerializer.Serialize(line));
        else Console.WriteLine($"{line.Instance,-14} {line.Cycle,2} {line.Chain,2} {line.Objective,12:F4} {line.Bound,12:F4} {line.Gap,8:P3} {line.Status,-9} {line.Seconds,8:F2} {line.Busy,8:F2} {line.Megabytes,6} {(line.Verified ? "ok" : "NO"),4} {line.Published,10:F0}{Plain(line)}");
    }

    static string Plain(BenchLine line) =>
        string.Concat(line.Plain.Select(p => p.Status == PlainStatus.TooLarge ? $" | {p.Engine} too large"
            : $" | {p.Engine} {p.Objective:F4} {p.Status} {p.Seconds:F2} s, ratio {(p.Status == PlainStatus.Limit ? "≥ " : "")}{p.Ratio(line.Seconds):F1}"));

    public void Summary(List<BenchLine> lines)
    {
        if (arguments.Json || lines.Count == 0) return;
        foreach (var group in lines.Where(line => line.Published != null).GroupBy(line => Size(line.Participants)).OrderBy(g => g.Key)) Console.WriteLine(Summary(group.Key, [.. group]));
        Console.WriteLine($"{lines.Count} runs, {lines.Count(line => line.IsSound)} sound");
    }

    // The published sets have 16, 32, … 512 pairs and up to 15 % altruists.
    static int Size(int participants) => 1 << (int)Math.Floor(Math.Log2(participants));

    static string Summary(int pairs, List<BenchLine> lines)
    {
        var seconds = lines.Select(line => line.Seconds).Order().ToList();
        var ratios = lines.SelectMany(line => line.Plain.Where(p => p.Status != PlainStatus.TooLarge).Select(p => (p.Engine, Ratio: p.Ratio(line.Seconds)))).GroupBy(r => r.Engine)
            .Select(g => $", {g.Key} / ours least {g.Min(r => r.Ratio):F1}, median {g.Select(r => r.Ratio).Order().ElementAt(g.Count() / 2):F1}");
        return $"{pairs} pairs: {lines.Count(line => line.IsPublishedOptimum)} of {lines.Count} proved equal to published; median {seconds[seconds.Count / 2]:F2} s, p90 {seconds[seconds.Count * 9 / 10]:F2} s, worst {seconds[^1]:F2} s{string.Concat(ratios)}";
    }
}
