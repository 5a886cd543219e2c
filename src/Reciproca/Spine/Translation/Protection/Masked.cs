using System.Text;

namespace Reciproca.Spine.Translation.Protection;

/// <summary>A line of text in which names, numbers, links, codes and Markdown signs are single characters that no translator knows.</summary>
public sealed record Masked(string Text, IReadOnlyList<string> Kept)
{
    /// <summary>Of Unicode's private use: in no text, kept by every service.</summary>
    public const char First = '\uE000';
    public const int Most = 2000;

    public static bool IsMark(char letter) => letter is >= First and < (char)(First + Most);

    /// <summary>Whether anything is left to translate.</summary>
    public bool HasWords => Text.Any(c => char.IsLetter(c) && !IsMark(c));

    public static Masked Of(string line, Names names)
    {
        var (text, kept, at) = (new StringBuilder(), new List<string>(), 0);
        var clean = new string([.. line.Where(c => !IsMark(c))]);
        foreach (var (start, end) in Untouchable.In(clean, names).Take(Most))
        {
            text.Append(clean, at, start - at).Append((char)(First + kept.Count));
            kept.Add(clean[start..end]);
            at = end;
        }
        return new Masked(text.Append(clean, at, clean.Length - at).ToString(), kept);
    }

    /// <summary>The translation with everything kept in its place; null when a mark was lost, doubled or made up.</summary>
    public string? Restore(string translated)
    {
        var (text, seen) = (new StringBuilder(), new bool[Kept.Count]);
        foreach (var letter in translated)
        {
            if (!IsMark(letter)) { text.Append(letter); continue; }
            var number = letter - First;
            if (number >= Kept.Count || seen[number]) return null;
            seen[number] = true;
            text.Append(Kept[number]);
        }
        return seen.All(s => s) ? text.ToString() : null;
    }
}
