using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Reciproca.Web.Forms;

/// <summary>
/// Reads numbers as people write them: "296.655" by a Spanish reader and "296,655" by an English one are the same population, and a coordinate
/// pasted with a point is no thousandfold one.
/// </summary>
public sealed partial class NumberBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType is var type && (type == typeof(double) || type == typeof(long) || type == typeof(int)) && context.Metadata.IsReferenceOrNullableType ? this : null;

    public Task BindModelAsync(ModelBindingContext binding)
    {
        var value = binding.ValueProvider.GetValue(binding.ModelName);
        if (value == ValueProviderResult.None) return Task.CompletedTask;
        binding.ModelState.SetModelValue(binding.ModelName, value);
        var number = default(object);
        if (!string.IsNullOrWhiteSpace(value.FirstValue) && (number = Read(value.FirstValue, binding.ModelMetadata.UnderlyingOrModelType, CultureInfo.CurrentCulture)) is null)
            binding.ModelState.TryAddModelError(binding.ModelName, binding.ModelMetadata.ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor(value.FirstValue, ""));
        else binding.Result = ModelBindingResult.Success(number);
        return Task.CompletedTask;
    }

    /// <returns>Null when it is no number of that type.</returns>
    public static object? Read(string typed, Type type, CultureInfo culture)
    {
        var plain = Plain(Spaces().Replace(typed, "").Replace('\u2212', '-'), culture.NumberFormat.NumberGroupSeparator);
        if (type == typeof(double)) return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
        if (!long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return null;
        return type == typeof(long) ? whole : whole is >= int.MinValue and <= int.MaxValue ? (int)whole : null;
    }

    /// <summary>Threes parted by the reader's own sign, or by the same sign more than once, are thousands; any other single sign stands before decimals.</summary>
    private static string Plain(string typed, string groupSeparator)
    {
        if (Threes().Match(typed) is { Success: true } threes && (threes.Groups[1].Value == groupSeparator || threes.Groups[3].Success)) return typed.Replace(threes.Groups[1].Value, "");
        return typed.Count(sign => sign is '.' or ',') == 1 ? typed.Replace(',', '.') : Mixed(typed);
    }

    /// <summary>"1.015,6" and "1,015.6": the last sign stands before decimals.</summary>
    private static string Mixed(string typed)
    {
        var last = typed.LastIndexOfAny(['.', ',']);
        return last < 0 ? typed : typed[..last].Replace(".", "").Replace(",", "") + "." + typed[(last + 1)..];
    }

    [GeneratedRegex(@"[\s\u00A0\u202F'’]")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[+-]?\d{1,3}([.,])(\d{3})(?:\1(\d{3}))*$")]
    private static partial Regex Threes();
}
