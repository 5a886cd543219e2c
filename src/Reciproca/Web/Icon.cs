using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reciproca.Web;

/// <summary>One picture of icons.svg beside a word: <c>&lt;icon name="need" /&gt;</c>. Never alone: the word says what it means.</summary>
public static class Icon
{
    public static IHtmlContent Of(string name) =>
        new HtmlString($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{Assets.Icons}#{name}\"/></svg>");
}

[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icon.Of(Name));
    }
}
