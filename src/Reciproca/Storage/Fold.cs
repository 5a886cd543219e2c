using System.Globalization;
using System.Text;

namespace Reciproca.Storage;

/// <summary>Folded text for look-ups: lower case, without diacritics, so that "Bogotá" and "bogota" are one.</summary>
public static class Fold
{
    public static string Text(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) folded.Append(letter);
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>PostgreSQL refuses the zero character and a browser never means it.</summary>
    public static string Clean(string? text) => text?.Replace("\0", "").Replace("\r\n", "\n").Trim() ?? "";
}
