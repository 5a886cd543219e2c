using System.Text.Json;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>Nodes as processes of their own that may reach each other over loopback.</summary>
internal static class Federation
{
    public static Dictionary<string, string> Settings(string name, IEnumerable<Uri> all) => new()
    {
        ["Node__Name"] = name, ["Node__Federation__Loopback"] = string.Join(' ', all.Select(a => a.Authority)), ["Node__Federation__MessagesAMinute"] = "100000",
    };

    /// <summary>From the command line: one asks, the other does the same, which confirms.</summary>
    public static async Task Befriend(RunningNode one, RunningNode other)
    {
        await Add(one, other);
        await Add(other, one);
    }

    /// <summary>An operator whose machine is busy tries again.</summary>
    private static async Task Add(RunningNode at, RunningNode node)
    {
        for (var attempt = 1; ; attempt++)
            try { await at.Command("peer", "add", node.Address.ToString()); return; }
            catch (InvalidOperationException) when (attempt < 5) { await Task.Delay(1000); }
    }

    /// <summary>Where everything stands that anybody may read on a node: its own records and copies of the others'.</summary>
    public static async Task<SortedSet<string>> Holds(Uri node)
    {
        using var http = new HttpClient { BaseAddress = node };
        var (held, after) = (new SortedSet<string>(StringComparer.Ordinal), "");
        while (true)
        {
            var page = JsonElement.Parse(await http.GetByteArrayAsync($"/api/records?limit=200&after={Uri.EscapeDataString(after)}"));
            foreach (var record in page.GetProperty("records").EnumerateArray()) if (record.GetProperty("stage").GetString() == "Published") held.Add(record.GetProperty("address").GetString()!);
            if (!page.TryGetProperty("next", out var more) || more.GetString() is not { } next) return held;
            after = next;
        }
    }

    public static async Task HoldTheSame(TimeSpan patience, params Uri[] nodes)
    {
        var until = TimeProvider.System.GetUtcNow() + patience;
        List<SortedSet<string>> held = [];
        while (TimeProvider.System.GetUtcNow() < until)
        {
            held = [.. await Task.WhenAll(nodes.Select(Holds))];
            if (held.TrueForAll(h => h.SetEquals(held[0]))) return;
            await Task.Delay(500);
        }
        Assert.Fail($"They hold {string.Join(", ", held.Select(h => h.Count))} records; missing or too much: {string.Join(" ", held.SelectMany(h => h).Distinct().Where(r => held.Exists(h => !h.Contains(r))).Take(10))}");
    }
}
