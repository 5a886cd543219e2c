using System.Diagnostics.CodeAnalysis;

namespace Reciproca.ActivityPub.StructuredFields;

/// <summary>
/// Reads structured field values strictly. Every method answers false for a malformed value and never throws.
/// Source: RFC 8941 section 4.2 with the dates and display strings of RFC 9651.
/// </summary>
public static class FieldReader
{
    /// <summary>Longest field value that is read at all, in characters.</summary>
    public const int LongestField = 65_536;

    /// <summary>Reads a single item.</summary>
    public static bool TryItem(string field, [NotNullWhen(true)] out Item? item)
    {
        var scan = new FieldScanner(field);
        item = field.Length > LongestField ? null : scan.WholeItem();
        return item is not null;
    }

    /// <summary>Reads a list; an empty field is an empty list.</summary>
    public static bool TryList(string field, [NotNullWhen(true)] out List<Member>? list)
    {
        var scan = new FieldScanner(field);
        list = field.Length > LongestField ? null : scan.WholeList();
        return list is not null;
    }

    /// <summary>Reads a dictionary; a name given twice keeps its first place and its last value.</summary>
    public static bool TryDictionary(string field, [NotNullWhen(true)] out OrderedDictionary<string, Member>? dictionary)
    {
        var scan = new FieldScanner(field);
        dictionary = field.Length > LongestField ? null : scan.WholeDictionary();
        return dictionary is not null;
    }
}
