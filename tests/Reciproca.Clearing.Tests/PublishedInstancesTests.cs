using System.Globalization;
using Reciproca.Clearing.Formats;
using Xunit;

namespace Reciproca.Clearing.Tests;

public sealed class PublishedInstancesTests
{
    // One instance of 16, three of 32 and two of 64 pairs, under all published limits; the bench solves them all.
    static readonly string[] Sample = ["012", "044", "054", "060", "088", "106"];

    public static TheoryData<string> Instances => [.. Sample];

    [Theory, MemberData(nameof(Instances))]
    public void The_published_optimum_is_found_and_proven(string instance)
    {
        string folder = Folder() ?? throw Xunit.Sdk.SkipException.ForSkip("../shared/data/clearing is absent: published optima are not compared.");
        var round = WmdFile.Read(Path.Combine(folder, "preflib", $"00036-00000{instance}.wmd.gz"));
        foreach (var line in File.ReadLines(Path.Combine(folder, "published_optima.csv")).Select(line => line.Split(',')).Where(f => f[0] == instance))
        {
            var outcome = RoundSolver.Clear(round, new() { LongestCycle = Int(line[3]), LongestChain = Int(line[4]) });
            Assert.Equal(ClearingStatus.Optimal, outcome.Status);
            Assert.Equal(Int(line[5]), outcome.Objective, 1e-9);
            Assert.True(outcome.Certificate.Verify().Holds);
        }
    }

    static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at != null; at = at.Parent)
            if (Path.Combine(at.FullName, "shared", "data", "clearing") is var folder && Directory.Exists(folder)) return folder;
        return null;
    }
}
