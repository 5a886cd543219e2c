using System.Globalization;

namespace Reciproca.Spine.Sheets;

/// <summary>How values stand in a sheet: the same everywhere in the world, so that what was written can be read.</summary>
public static class Cell
{
    // a spreadsheet program takes a text that begins so for a formula, wherever the text came from
    private const string Dangerous = "=+-@\t\r＝＋－＠'";

    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture).Replace(".0000000Z", "Z"),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static bool IsNumber(object? value) => value is int or long or double or decimal;

    /// <summary>With an apostrophe before what could run as a formula; <see cref="Plain"/> takes it off again.</summary>
    public static string Safe(string text) => text.Length > 0 && Dangerous.Contains(text[0]) ? "'" + text : text;

    public static string Plain(string text) => text.Length > 1 && text[0] == '\'' && Dangerous.Contains(text[1]) ? text[1..] : text;
}
