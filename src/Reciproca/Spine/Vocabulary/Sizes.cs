using System.Globalization;

namespace Reciproca.Spine.Vocabulary;

/// <summary>The population band a place falls into.</summary>
public static class Sizes
{
    static readonly (string Code, long From)[] Bands =
        [.. Concepts.Standard.All(Schemes.Size).Select(c => (c.Code, From: long.Parse(c.Fact("from")!, CultureInfo.InvariantCulture))).OrderByDescending(b => b.From)];

    public static string Of(long population) => Bands.First(b => population >= b.From).Code;
}
