using Reciproca.Spine.Search;
using Xunit;

namespace Reciproca.Tests.Spine.Search;

/// <summary>Enough documents for several processors; some values stand in most, most in few, and many documents have more rare ones than lie together.</summary>
public sealed class ValueCountsTests
{
    const int Documents = 70_000, Values = 900, Frequent = 6, Uncounted = 7;

    readonly Rows rows = new(Documents);
    readonly List<int[]> plainly = [];
    readonly ValueCounts counts;

    public ValueCountsTests()
    {
        var dice = new Dice(7);
        for (var document = 0; document < Documents; document++)
        {
            int[] some = [dice.Next(Frequent), .. Enumerable.Range(0, dice.Next(9)).Select(_ => Frequent + dice.Next(Values - Frequent)).Distinct()];
            plainly.Add(some);
            foreach (var value in some) rows.Add(value);
            rows.EndDocument();
        }
        counts = new ValueCounts(Documents, rows, [.. Enumerable.Range(0, Values).Select(value => value % Uncounted != 3)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(5000)]
    public void Values_are_counted_over_what_was_found(int oneOf)
    {
        var (some, total) = (new ulong[Documents / 64 + 1], 0);
        var expected = new int[Values];
        for (var document = 0; document < Documents; document += oneOf, total++)
        {
            some[document / 64] |= 1UL << (document % 64);
            foreach (var value in plainly[document]) expected[value]++;
        }
        var found = counts.Of(some, 0, some.Length, total);
        Assert.All(Enumerable.Range(0, Values).Where(value => value % Uncounted != 3), value => Assert.Equal(expected[value], found[value]));
        Assert.True(expected.Sum() > total);
    }
}
