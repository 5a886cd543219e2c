using System.Text.RegularExpressions;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Translation.Protection;

/// <summary>
/// Names of places, people and organisations in a text: those that are known, and words written large where the language writes words
/// small. Countries are left to the translator, who knows what they are called.
/// </summary>
public sealed partial class Names(string language, IEnumerable<string> known)
{
    private const double LikeATitle = .8;
    private const int FewWords = 4;

    private static readonly HashSet<string> Small = new(StringComparer.OrdinalIgnoreCase)
    {
        "The", "A", "An", "In", "On", "At", "Of", "For", "From", "To", "By", "With", "And", "Our", "We", "This", "These", "It", "How", "What", "When", "Where", "Why",
        "El", "La", "Los", "Las", "Un", "Una", "En", "De", "Del", "Al", "Con", "Por", "Para", "Y", "Se", "Su", "Sus", "Esta", "Este", "Desde", "Cuando", "Como",
        "O", "Os", "As", "Um", "Uma", "Em", "No", "Na", "Nos", "Nas", "Do", "Da", "Dos", "Das", "E", "Com", "Ao", "Seu", "Sua", "Quando",
        "Le", "Les", "Des", "Du", "Dans", "Au", "Aux", "Et", "Pour", "Avec", "Di", "Dari", "Ke", "Pada", "Untuk", "Dan", "Dengan", "Yang", "Kami", "Ini",
        // written large in English and no names
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December", "English", "Spanish", "Portuguese", "French", "Indonesian", "Chinese", "Urdu", "Asian", "African", "European", "American",
    };

    private readonly string[] known = [.. known.Where(n => n.Length > 2).OrderByDescending(n => n.Length)];
    private readonly HashSet<string> countries = new(Concepts.Standard.All(Schemes.Country).Select(c => c.Label(language)), StringComparer.OrdinalIgnoreCase);

    internal IEnumerable<(int Start, int End)> In(string line)
    {
        foreach (var name in known)
            for (var at = line.IndexOf(name, StringComparison.Ordinal); at >= 0; at = line.IndexOf(name, at + name.Length, StringComparison.Ordinal))
                if (IsWhole(line, at, at + name.Length)) yield return (at, at + name.Length);
        // German is not among our languages' sources; where most words are large, being large says nothing
        if (IsTitle(line)) yield break;
        foreach (Match name in Large().Matches(line))
            if (Cut(line, name) is var (start, end) && end > start) yield return (start, end);
    }

    private (int Start, int End) Cut(string line, Match found)
    {
        var (start, end) = (found.Index, found.Index + found.Length);
        var begins = BeginsSentence(line, start);
        // "La Municipalidad": the article is large only because the sentence begins
        while (First(line, start, end) is var length && length > 0 && Small.Contains(line[start..(start + length)]))
        {
            start += length;
            while (start < end && !char.IsLetter(line[start])) start++;
            begins = false;
        }
        if (start >= end || countries.Contains(line[start..end])) return (0, 0);
        // one word that begins a sentence may be any word
        return begins && First(line, start, end) == end - start ? (0, 0) : (start, end);
    }

    private static int First(string line, int start, int end)
    {
        var length = 0;
        while (start + length < end && (char.IsLetter(line[start + length]) || line[start + length] is '\'' or '’')) length++;
        return length;
    }

    private static bool BeginsSentence(string line, int at)
    {
        var before = at - 1;
        while (before >= 0 && (char.IsWhiteSpace(line[before]) || line[before] is '"' or '“' or '«' or '(' or '¿' or '¡' or '*' or '_' or '[' or '\'')) before--;
        return before < 0 || line[before] is '.' or '!' or '?' or ':' or '…' or '|' or '–' or '—';
    }

    private static bool IsTitle(string line)
    {
        var words = Word().Matches(line).Select(m => m.Value).ToList();
        return words.Count >= FewWords && words.Count(w => char.IsUpper(w[0])) >= words.Count * LikeATitle;
    }

    private static bool IsWhole(string line, int start, int end) => (start == 0 || !char.IsLetterOrDigit(line[start - 1])) && (end == line.Length || !char.IsLetterOrDigit(line[end]));

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{Lu}\p{Ll}[\p{L}\p{M}'’]*(?:(?:[ -]|\s(?:de|da|do|dos|das|del|de la|de los|la|el|y|e|of|the|du|des)\s)\p{Lu}[\p{L}\p{M}'’]+)*(?![\p{L}\p{N}])")]
    private static partial Regex Large();

    [GeneratedRegex(@"\p{L}{4,}")]
    private static partial Regex Word();
}
