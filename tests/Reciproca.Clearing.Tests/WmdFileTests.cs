using System.IO.Compression;
using Reciproca.Clearing.Formats;
using Xunit;

namespace Reciproca.Clearing.Tests;

public sealed class WmdFileTests
{
    const string Small = """
        # FILE NAME: small.wmd
        # NUMBER ALTERNATIVES: 3
        # ALTERNATIVE NAME 1: Pair 1
        # ALTERNATIVE NAME 2: Pair 2
        # ALTERNATIVE NAME 3: Alturist 3
        1,2,1.0
        2,1,2.0
        3,1,1.0
        1,3,0.0
        """;

    [Fact]
    public void Pairs_altruists_and_edges_are_read()
    {
        var round = WmdFile.Read(new StringReader(Small));
        Assert.Equal([false, false, true], round.Participants.Select(p => p.IsFacilitator));
        Assert.Equal([("1", "2", 0.5), ("2", "1", 1), ("3", "1", 0.5)], round.Exchanges.Select(e => (e.Giver, e.Receiver, e.Score)));
    }

    [Theory, InlineData("1,2"), InlineData("1,x,1.0"), InlineData("1,9,1.0"), InlineData("1,2,NaN"), InlineData("# ALTERNATIVE NAME x")]
    public void A_line_that_is_not_of_the_format_is_named(string line)
    {
        var thrown = Assert.Throws<FormatException>(() => WmdFile.Read(new StringReader($"{Small}\n{line}")));
        Assert.Equal($"line 10: {line}", thrown.Message);
    }

    [Fact]
    public void A_packed_file_is_unpacked()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7()}.wmd.gz");
        using (var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionMode.Compress))) writer.Write(Small);
        Assert.Equal(3, WmdFile.Read(path).Exchanges.Count);
        File.Delete(path);
    }
}
