namespace Reciproca.Spine.Records;

/// <summary>A title for those who gave none: the first sentence, cut at a word.</summary>
public static class FirstSentence
{
    private const int Longest = 90;

    public static string Of(string? text)
    {
        var line = (text ?? "").Trim().Split(['\n', '.', '?', '!', '。', '؟'], 2)[0].Trim();
        if (line.Length <= Longest) return line;
        var space = line.LastIndexOf(' ', Longest);
        return line[..(space > 20 ? space : Longest)].TrimEnd(',', ';', ':', ' ') + "…";
    }
}
