using System.Text;
using System.Text.Json;
using Reciproca.ActivityPub.Json;

namespace Reciproca.ActivityPub.Tests.Json;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("arrays")]
    [InlineData("french")]
    [InlineData("structures")]
    [InlineData("unicode")]
    [InlineData("values")]
    [InlineData("weird")]
    public void A_document_becomes_the_published_bytes(string name)
    {
        var canonical = CanonicalJson.Bytes(SharedData.Json($"vectors/jcs/testdata/input/{name}.json"));
        Assert.Equal(SharedData.Text($"vectors/jcs/testdata/output/{name}.json").TrimEnd('\n'), Encoding.UTF8.GetString(canonical));
        var hex = string.Concat(SharedData.Text($"vectors/jcs/testdata/outhex/{name}.txt").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(hex, Convert.ToHexStringLower(canonical));
    }

    // Appendix B of RFC 8785: the bits of a double and how it is written.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void A_number_is_written_as_ECMAScript_writes_it(string bits, string expected)
    {
        var number = BitConverter.Int64BitsToDouble(Convert.ToInt64(bits, 16));
        using var document = JsonDocument.Parse(number.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected, Encoding.UTF8.GetString(CanonicalJson.Bytes(document.RootElement)));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("1e999")]
    public void What_has_no_canonical_form_is_refused(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.Throws<FormatException>(() => CanonicalJson.Bytes(document.RootElement));
    }

    [Fact]
    public void Nesting_beyond_the_bound_and_doubled_names_are_not_parsed()
    {
        Assert.False(BoundedJson.TryParse(Encoding.UTF8.GetBytes(new string('[', 40) + new string(']', 40)), out _));
        Assert.False(BoundedJson.TryParse("""{"id":"a","id":"b"}"""u8.ToArray(), out _));
        Assert.True(BoundedJson.TryParse("""{"id":"a"}"""u8.ToArray(), out _));
    }
}
