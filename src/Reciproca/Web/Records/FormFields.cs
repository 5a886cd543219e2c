using System.Collections;
using System.Globalization;
using System.Reflection;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Web.Records;

/// <summary>The fields of a form object under the names they have in the browser ("Form.Title", "Form.Sections[problem]"), so that two forms can be compared.</summary>
internal sealed record FormField(string Name, string Property, string? Key, string Value, bool Fixed)
{
    private static readonly string[] Apart = ["Revision"];

    public static IEnumerable<FormField> Of(object form, string prefix)
    {
        foreach (var property in Comparable(form.GetType()))
            if (property.GetValue(form) is IDictionary<string, string?> texts)
                foreach (var (key, text) in texts) yield return new($"{prefix}.{property.Name}[{key}]", property.Name, key, Storage.Fold.Clean(text), false);
            else
                yield return new($"{prefix}.{property.Name}", property.Name, null, Shown(property.GetValue(form)), IsChoice(property, property.GetValue(form)));
    }

    /// <summary>Gives the target what the source has in this field.</summary>
    public void Copy(object source, object target)
    {
        var property = target.GetType().GetProperty(Property)!;
        if (Key is null) property.SetValue(target, property.GetValue(source));
        else ((IDictionary<string, string?>)property.GetValue(target)!)[Key] = ((IDictionary<string, string?>)property.GetValue(source)!).TryGetValue(Key, out var text) ? text : null;
    }

    /// <summary>Taken as it is and not written on: a list, a state, or a code of the vocabulary that the field is named after.</summary>
    private static bool IsChoice(PropertyInfo property, object? value) => value is IList or Enum or bool || Schemes.All.Contains(property.Name.ToLowerInvariant());

    private static IEnumerable<PropertyInfo> Comparable(Type form) =>
        form.GetProperties().Where(p => p is { CanRead: true, CanWrite: true } && !Apart.Contains(p.Name) && !typeof(IFormFile).IsAssignableFrom(p.PropertyType));

    private static string Shown(object? value) => value switch
    {
        null => "",
        string text => Storage.Fold.Clean(text),
        IEnumerable<string> codes => string.Join(' ', codes.Order(StringComparer.Ordinal)),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
