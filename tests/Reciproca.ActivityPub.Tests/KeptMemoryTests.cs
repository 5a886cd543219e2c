using System.Text.Json;
using Reciproca.ActivityPub.JsonLd;

namespace Reciproca.ActivityPub.Tests;

/// <summary>Measures the memory of the whole process and so runs while no other test does.</summary>
[Collection(nameof(Alone))]
public class KeptMemoryTests
{
    private const long MostKept = 32L << 20;

    [Fact]
    public void Strangers_contexts_are_not_kept_for_ever()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 3_000; i++)
        {
            var terms = string.Join(",", Enumerable.Range(0, 90).Select(t => $"\"t{t}\":\"https://x/{i}/{t}\""));
            Expander.Expand(JsonElement.Parse($$"""{"@context":{ {{terms}} },"type":"Note"}"""));
        }
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(kept < MostKept, $"{kept >> 20} MB were kept.");
    }
}

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
