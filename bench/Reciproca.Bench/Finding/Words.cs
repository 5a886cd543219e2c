using System.Text.RegularExpressions;

namespace Reciproca.Bench.Finding;

static partial class Words
{
    public static List<string> Of(string text) => [.. Letters().Matches(text).Select(match => match.Value.ToLowerInvariant()).Distinct()];

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Letters();
}
