using System.Globalization;

namespace Reciproca.Spine.Texts;

/// <summary>Texts for one reader in their language: by key, by key with values, or by number.</summary>
public sealed class Texts(string language)
{
    public string Language { get; } = language;
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language);
    public string Direction => Language is "ur" or "ar" or "fa" or "he" ? "rtl" : "ltr";

    /// <summary>The text, or the key itself where it is missing (a test finds those).</summary>
    public string this[string key] => InterfaceTexts.Find(Language, key) is { } forms ? forms[0] : key;

    public string this[string key, params object?[] values] => string.Format(Culture, this[key], values);

    /// <summary>The plural form for a number, which is {0}. Our languages have "one, other" or "other" alone.</summary>
    public string Count(string key, long number, params object?[] more)
    {
        var forms = InterfaceTexts.Find(Language, key) ?? [key];
        var form = forms[forms.Length == 1 || IsOne(number) ? 0 : 1];
        return string.Format(Culture, form, [number, .. more]);
    }

    public string Date(DateTime date) => date.ToString("d MMM yyyy", Culture);

    public string Number(double number) => number.ToString("#,0.#", Culture);

    // Spanish, English and Urdu say "1 city"; Portuguese also "0 cidade" (CLDR: i = 0..1)
    private bool IsOne(long number) => number == 1 || (number == 0 && Language == "pt");
}
