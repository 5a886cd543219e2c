using Reciproca.Storage;
using Xunit;

namespace Reciproca.Tests.Storage;

public sealed class ShelfTests
{
    private readonly ContentVersion version = new();
    private readonly TestClock clock = new();
    private int reads;

    private Shelf Shelf => field ??= new Shelf(version, clock);

    [Fact]
    public async Task What_was_read_is_kept_until_the_next_commit()
    {
        Assert.Equal("1", await Read());
        Assert.Equal("1", await Read());
        version.Next();
        Assert.Equal("2", await Read());
    }

    [Fact]
    public async Task Nothing_is_kept_for_longer_than_a_minute()
    {
        await Read();
        clock.Pass(TimeSpan.FromSeconds(61));
        Assert.Equal("2", await Read());
    }

    [Fact]
    public async Task What_was_read_while_somebody_committed_is_not_kept()
    {
        await Shelf.Get<string>("key", () => { version.Next(); return Task.FromResult("old"); });
        Assert.Equal("1", await Read());
    }

    [Fact]
    public async Task What_is_not_there_is_not_kept()
    {
        Assert.Null(await Shelf.Get<string?>("key", () => Task.FromResult<string?>(null)));
        Assert.Equal("1", await Read());
    }

    private ValueTask<string> Read() => Shelf.Get("key", () => Task.FromResult($"{++reads}"));
}
