using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Reciproca.Spine.Texts;

namespace Reciproca.Web.Forms;

/// <summary>What is said of a number that is none or a date that is none, in the reader's language instead of the framework's English.</summary>
public static class BindingTexts
{
    public static void Use(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => NotUnderstood);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => NotUnderstood);
        messages.SetUnknownValueIsInvalidAccessor(_ => NotUnderstood);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => NotUnderstood);
        messages.SetValueIsInvalidAccessor(_ => NotUnderstood);
        messages.SetValueMustBeANumberAccessor(_ => NotUnderstood);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => NotUnderstood);
        messages.SetValueMustNotBeNullAccessor(_ => Of("form.required"));
        messages.SetMissingBindRequiredValueAccessor(_ => Of("form.required"));
        messages.SetMissingKeyOrValueAccessor(() => Of("form.required"));
        messages.SetMissingRequestBodyRequiredValueAccessor(() => Of("form.required"));
    }

    private static string NotUnderstood => Of("form.not-understood");

    private static string Of(string key) => new Texts(CultureInfo.CurrentUICulture.Name)[key];
}
