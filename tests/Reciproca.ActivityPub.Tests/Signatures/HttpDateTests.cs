using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests.Signatures;

public class HttpDateTests
{
    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sun Nov  6 08:49:37 1994")]
    public void The_three_forms_of_HTTP_mean_the_same_moment(string text) =>
        Assert.Equal(new DateTimeOffset(1994, 11, 6, 8, 49, 37, TimeSpan.Zero), HttpDate.Parse(text));

    [Theory]
    [InlineData("2026-11-23T20:16:07Z", 0)]
    [InlineData("2026-11-23T20:16:07", 0)]
    [InlineData("2026-11-23T15:16:07-05:00", 0)]
    [InlineData("2026-11-23T20:16:07.877967832Z", 8_779_678)]
    [InlineData("2026-11-23T20:16:07.5+00:00", 5_000_000)]
    public void An_XML_moment_is_read_to_the_tick(string text, long ticks) =>
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 20, 16, 7, TimeSpan.Zero).AddTicks(ticks), HttpDate.ParseXml(text));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-11-23")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("2026-11-23T20:16:07.Z")]
    [InlineData("2026-11-23T20:16:07.5x")]
    [InlineData("2026-11-23T20:16:07+99:99")]
    public void What_is_no_moment_is_null(string text)
    {
        Assert.Null(HttpDate.ParseXml(text));
        Assert.Null(HttpDate.Parse(text));
    }
}
