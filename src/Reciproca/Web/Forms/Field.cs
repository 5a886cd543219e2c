using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Reciproca.Spine.Texts;

namespace Reciproca.Web.Forms;

/// <summary>What every form field shares: id, label, hint, error, and how they point at each other for a screen reader.</summary>
internal sealed class Field(ViewContext view, string name, string label, bool required, Texts texts)
{
    private readonly ModelStateEntry? state = view.ViewData.ModelState.GetValueOrDefault(name);

    public string Name => name;
    public string Id { get; } = TagBuilder.CreateSanitizedId(name, "-");
    public bool Wrong => state?.Errors.Count > 0;
    public string Class => Wrong ? "field invalid" : "field";

    /// <summary>What the person typed in this request, even where it could not be understood.</summary>
    public string? Typed => state?.AttemptedValue;

    /// <summary>The same for a field of several values.</summary>
    public string[]? TypedValues => state?.RawValue switch { string[] several => several, string one => [one], _ => null };

    private string? HintText => InterfaceTexts.Find(texts.Language, label + ".hint")?[0];

    public IHtmlContent LabelElement(string tag = "label")
    {
        var element = new TagBuilder(tag);
        if (tag == "label") element.Attributes["for"] = Id;
        element.InnerHtml.Append(texts[label]);
        if (!required) element.InnerHtml.Append(" ").AppendHtml(Span("optional", texts["form.optional"]));
        return element;
    }

    public IHtmlContent Hint() => HintText is { } hint ? Paragraph("hint", Id + "-hint", hint) : HtmlString.Empty;

    public IHtmlContent Error() => Wrong ? Paragraph("error", Id + "-error", state!.Errors[0].ErrorMessage, Icon.Of("alert")) : HtmlString.Empty;

    public void Describe(TagBuilder control)
    {
        control.Attributes["name"] = name;
        if (required) control.Attributes["required"] = "required";
        if (Wrong) control.Attributes["aria-invalid"] = "true";
        Point(control);
    }

    /// <summary>Id and description alone, as a group of boxes has them.</summary>
    public void Point(TagBuilder control)
    {
        control.Attributes["id"] = Id;
        var described = string.Join(' ', new[] { HintText is null ? null : Id + "-hint", Wrong ? Id + "-error" : null }.OfType<string>());
        if (described.Length > 0) control.Attributes["aria-describedby"] = described;
    }

    private static TagBuilder Span(string cssClass, string text)
    {
        var span = new TagBuilder("span");
        span.AddCssClass(cssClass);
        span.InnerHtml.Append(text);
        return span;
    }

    private static TagBuilder Paragraph(string cssClass, string id, string text, IHtmlContent? icon = null)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(cssClass);
        paragraph.Attributes["id"] = id;
        if (icon is not null) paragraph.InnerHtml.AppendHtml(icon);
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }
}
