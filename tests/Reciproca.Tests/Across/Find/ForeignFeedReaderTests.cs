using System.Diagnostics;
using Xunit;

namespace Reciproca.Tests.Across.Find;

/// <summary>A feed reader that others wrote (Debian's python3-feedparser) reads a list as it is.</summary>
public sealed class ForeignFeedReaderTests(TestNode node) : IClassFixture<TestNode>
{
    private const string Python = "/usr/bin/python3", Module = "/usr/lib/python3/dist-packages/feedparser";

    private const string Script = """
        import feedparser, sys
        d = feedparser.parse(sys.argv[1])
        print(d.version, d.bozo, d.feed.title, len(d.entries))
        for e in d.entries: print(e.id, e.title, e.author, e.published[:10], e.updated[:10], e.link, sep=' | ')
        """;

    [Fact]
    public async Task The_feed_of_a_list_is_sound_and_complete()
    {
        Assert.SkipUnless(File.Exists(Python) && Directory.Exists(Module), "The feed reader of this test is missing: apt-get install python3-feedparser");
        var city = await node.City("Palu", "id");
        var first = (await city.Asks("Banjir merendam pasar setiap musim hujan & \"kami\" <bingung>", "Pasar Manonda")).Address.AbsolutePath;
        await city.Asks("Sampah menumpuk di sungai kota kami", "Sungai Palu");
        await node.Settle();
        var lines = await Read(new Uri(node.Address, "/needs.atom").ToString());
        Assert.StartsWith("atom10 False", lines[0]);
        Assert.EndsWith(" 2", lines[0]);
        var day = node.Clock.GetUtcNow().ToString("yyyy-MM-dd", null);
        Assert.Contains(lines, l => l.StartsWith($"http://localhost{first} | Banjir merendam pasar", StringComparison.Ordinal) && l.EndsWith($"| Palu | {day} | {day} | http://localhost{first}", StringComparison.Ordinal));
    }

    private static async Task<string[]> Read(string address)
    {
        using var python = Process.Start(new ProcessStartInfo(Python, ["-c", Script, address]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, wrong) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(python.ExitCode == 0, await wrong);
        return (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
