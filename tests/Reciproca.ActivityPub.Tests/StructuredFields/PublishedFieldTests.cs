using System.Text.Json;
using Reciproca.ActivityPub.StructuredFields;

namespace Reciproca.ActivityPub.Tests.StructuredFields;

public class PublishedFieldTests
{
    [Theory]
    [InlineData("binary", 15)]
    [InlineData("boolean", 12)]
    [InlineData("date", 17)]
    [InlineData("dictionary", 26)]
    [InlineData("display-string", 22)]
    [InlineData("examples", 21)]
    [InlineData("item", 5)]
    [InlineData("key-generated", 640)]
    [InlineData("large-generated", 11)]
    [InlineData("list", 11)]
    [InlineData("listlist", 12)]
    [InlineData("number", 37)]
    [InlineData("number-generated", 193)]
    [InlineData("param-dict", 14)]
    [InlineData("param-list", 20)]
    [InlineData("param-listlist", 3)]
    [InlineData("string", 14)]
    [InlineData("string-generated", 256)]
    [InlineData("token", 6)]
    [InlineData("token-generated", 256)]
    public void A_field_is_read_and_written_as_the_working_group_says(string file, int known)
    {
        var cases = SharedData.Json($"vectors/structured-fields/{file}.json").EnumerateArray().ToList();
        Assert.Equal(known, cases.Count);
        foreach (var one in cases) Check(one);
    }

    [Theory]
    [InlineData("key-generated")]
    [InlineData("number")]
    [InlineData("string-generated")]
    [InlineData("token-generated")]
    public void A_value_that_the_format_cannot_carry_is_not_written(string file)
    {
        foreach (var one in SharedData.Json($"vectors/structured-fields/serialisation-tests/{file}.json").EnumerateArray())
        {
            var expected = FieldCase.Parse(one.GetProperty("header_type").GetString()!, one.GetProperty("expected"));
            if (MustFail(one)) Assert.Throws<FormatException>(() => expected.Written());
            else Assert.Equal(Canonical(one), expected.Written());
        }
    }

    private static void Check(JsonElement one)
    {
        var name = one.GetProperty("name").GetString();
        var type = one.GetProperty("header_type").GetString()!;
        var raw = string.Join(", ", one.GetProperty("raw").EnumerateArray().Select(r => r.GetString()));
        var read = FieldCase.Read(type, raw);
        if (MustFail(one))
        {
            Assert.True(read is null, $"{name}: {raw} was read");
            return;
        }
        if (read is null && one.TryGetProperty("can_fail", out var may) && may.GetBoolean()) return;
        Assert.True(read is not null, $"{name}: {raw} was not read");
        Assert.Equal(FieldCase.Parse(type, one.GetProperty("expected")).Shape(), read!.Shape());
        Assert.Equal(Canonical(one), read.Written());
    }

    private static bool MustFail(JsonElement one) => one.TryGetProperty("must_fail", out var must) && must.GetBoolean();

    private static string Canonical(JsonElement one) =>
        string.Join(", ", (one.TryGetProperty("canonical", out var c) ? c : one.GetProperty("raw")).EnumerateArray().Select(r => r.GetString()));
}
