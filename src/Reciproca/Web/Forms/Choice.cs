using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Web.Forms;

/// <summary>One thing to choose, perhaps under a heading.</summary>
public sealed record Choice(string Value, string Label, string? Group = null, string? Note = null)
{
    private const int TooManyToScan = 20;

    /// <summary>The concepts of a scheme in the reader's language, under their broadest concept; long flat lists by alphabet.</summary>
    public static IReadOnlyList<Choice> Of(Concepts concepts, string scheme, string language, bool byAlphabet = false)
    {
        var choices = concepts.Roots(scheme).SelectMany(root => Under(concepts, root, language)).ToList();
        return byAlphabet && choices.Count > TooManyToScan && choices.TrueForAll(c => c.Group is null)
            ? [.. choices.OrderBy(c => c.Label, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo(language), ignoreCase: true))]
            : choices;
    }

    /// <summary>The values of a state or audience; each has the text key "{key}.{value in small letters}".</summary>
    public static IReadOnlyList<Choice> Of<T>(Texts texts, string key) where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(name => new Choice(name, texts[$"{key}.{name.ToLowerInvariant()}"]))];

    private static IEnumerable<Choice> Under(Concepts concepts, Concept root, string language)
    {
        var group = concepts.Children(root).Count > 0 ? root.Label(language) : null;
        return concepts.WithNarrower(root).Select(c => new Choice(c.Code, c.Label(language), group));
    }
}
