using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Reciproca.Spine.Texts;

namespace Reciproca.Web.Forms;

/// <summary>
/// A labelled text input with its hint and its error beside it: <c>&lt;text-field for="Problem" label="need.problem" rows="4" required /&gt;</c>.
/// What was typed wrongly comes back as it was typed.
/// </summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextFieldTagHelper(Texts texts) : TagHelper
{
    public ModelExpression? For { get; set; }

    /// <summary>Name and value where there is no property to point at, such as one of many sections.</summary>
    public string? Name { get; set; }
    public string? Value { get; set; }

    /// <summary>Text key; a hint is found under the same key with ".hint".</summary>
    public string Label { get; set; } = "";
    public string Type { get; set; } = "text";

    /// <summary>More than one makes a text area.</summary>
    public int Rows { get; set; } = 1;
    public int Max { get; set; }
    public bool Required { get; set; }

    /// <summary>One of the questions a page is about; stands out.</summary>
    public bool Question { get; set; }
    public string? Autocomplete { get; set; }

    /// <summary>Language of the text, where it is not that of the page.</summary>
    public string? Lang { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = new Field(View, Name ?? View.ViewData.TemplateInfo.GetFullHtmlFieldName(For!.Name), Label, Required, texts);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Question ? field.Class + " question" : field.Class);
        output.Content.AppendHtml(field.LabelElement()).AppendHtml(field.Hint()).AppendHtml(field.Error()).AppendHtml(Control(field));
    }

    private TagBuilder Control(Field field)
    {
        var control = new TagBuilder(Rows > 1 ? "textarea" : "input");
        var typed = field.Typed ?? Shown(Name is null ? For!.Model : Value);
        if (Rows > 1)
        {
            control.Attributes["rows"] = Rows.ToString();
            // the first line break of a text area is swallowed by browsers
            control.InnerHtml.Append("\n" + typed);
        }
        else
        {
            control.TagRenderMode = TagRenderMode.SelfClosing;
            control.Attributes["type"] = Type;
            if (Type != "password") control.Attributes["value"] = typed;
        }
        field.Describe(control);
        if (Max > 0) control.Attributes["maxlength"] = Max.ToString();
        if (Autocomplete is not null) control.Attributes["autocomplete"] = Autocomplete;
        if (Lang is not null) control.Attributes["lang"] = Lang;
        return control;
    }

    private static string Shown(object? model) => model switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd"),
        // read back by NumberBinder in the same culture
        double number => number.ToString(System.Globalization.CultureInfo.CurrentCulture),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => model.ToString() ?? "",
    };
}
