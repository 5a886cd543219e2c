using System.IO.Compression;
using Reciproca.Web.Caching;
using Xunit;

namespace Reciproca.Tests.Web.Caching;

public sealed class BrotliPagesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(13, 5)]
    [InlineData(40_000, 1_024)]
    [InlineData(262_144, 65_536)]
    [InlineData(262_145, 65_536)]
    [InlineData(3_000_000, 8_192)]
    public async Task What_is_written_comes_out_whole(int length, int part)
    {
        var text = Text(length);
        using var wire = new MemoryStream();
        await using (var page = new BrotliPages().CreateStream(wire))
            for (var at = 0; at < length; at += part) await page.WriteAsync(text.AsMemory(at, Math.Min(part, length - at)), TestContext.Current.CancellationToken);
        Assert.Equal(text, Unpacked(wire));
        Assert.True(length < 1000 || wire.Length < length * .6, $"{wire.Length} of {length}");
    }

    [Fact]
    public async Task Who_waits_for_a_part_gets_it()
    {
        var text = Text(2_000);
        using var wire = new MemoryStream();
        await using var page = new BrotliPages().CreateStream(wire);
        await page.WriteAsync(text, TestContext.Current.CancellationToken);
        Assert.Equal(0, wire.Length);
        await page.FlushAsync(TestContext.Current.CancellationToken);
        var part = new byte[text.Length];
        using var reading = new BrotliStream(new MemoryStream(wire.ToArray()), CompressionMode.Decompress);
        await reading.ReadExactlyAsync(part, TestContext.Current.CancellationToken);
        Assert.Equal(text, part);
    }

    private static byte[] Text(int length)
    {
        var dice = new Dice(7);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)(dice.Next(12) + 'a'))];
    }

    private static byte[] Unpacked(MemoryStream wire)
    {
        using var text = new MemoryStream();
        using var stream = new BrotliStream(new MemoryStream(wire.ToArray()), CompressionMode.Decompress);
        stream.CopyTo(text);
        return text.ToArray();
    }
}
