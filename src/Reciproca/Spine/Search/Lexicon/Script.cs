namespace Reciproca.Spine.Search.Lexicon;

/// <summary>The writing system of most letters of a text.</summary>
static class Script
{
    static readonly (char First, char Last, string Language)[] Blocks =
    [
        ('\u0590', '\u05ff', "he"), ('\u0980', '\u09ff', "bn"), ('\u0a00', '\u0a7f', "pa"), ('\u0a80', '\u0aff', "gu"),
        ('\u0b80', '\u0bff', "ta"), ('\u0c00', '\u0c7f', "te"), ('\u0c80', '\u0cff', "kn"), ('\u0d00', '\u0d7f', "ml"),
        ('\u0d80', '\u0dff', "si"), ('\u0e00', '\u0e7f', "th"), ('\u0e80', '\u0eff', "lo"), ('\u1000', '\u109f', "my"),
        ('\u1200', '\u137f', "am"), ('\u1780', '\u17ff', "km"), ('\u3040', '\u30ff', "ja"), ('\uac00', '\ud7af', "ko"),
        ('\u4e00', '\u9fff', "zh"), ('\u3400', '\u4dbf', "zh"), ('\u0400', '\u04ff', "ru"), ('\u0370', '\u03ff', "el"),
        ('\u10a0', '\u10ff', "ka"), ('\u0530', '\u058f', "hy"),
    ];

    /// <summary>The one language a script stands for here, or "Latn", "Arab", "Deva" where several share it; null without letters.</summary>
    public static string? Of(string text)
    {
        var counts = new Dictionary<string, int>();
        foreach (var c in text)
            if (char.IsLetter(c)) Count(counts, Block(c));
        // Japanese mixes Chinese characters with its own; its own decide.
        if (counts.TryGetValue("ja", out var kana) && kana * 8 > counts.GetValueOrDefault("zh")) return "ja";
        return counts.Count == 0 ? null : counts.MaxBy(pair => pair.Value).Key;
    }

    // A Chinese character or syllable block carries about as much as two letters.
    static void Count(Dictionary<string, int> counts, string block) =>
        counts[block] = counts.GetValueOrDefault(block) + (block is "zh" or "ja" or "ko" ? 2 : 1);

    static string Block(char c)
    {
        if (c < '\u0250' || c is >= '\u1e00' and <= '\u1eff') return "Latn";
        if (c is >= '\u0600' and <= '\u06ff' or >= '\u0750' and <= '\u077f' or >= '\ufb50' and <= '\ufeff') return "Arab";
        if (c is >= '\u0900' and <= '\u097f') return "Deva";
        return Array.Find(Blocks, block => c >= block.First && c <= block.Last).Language ?? "Zyyy";
    }
}
