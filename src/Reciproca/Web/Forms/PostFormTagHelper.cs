using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reciproca.Web.Forms;

/// <summary>A form that posts to a named address carries the anti-forgery token too; ASP.NET leaves it out where an action is written.</summary>
[HtmlTargetElement("form", Attributes = "[method=post],action")]
public sealed class PostFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // a page that says asp-antiforgery itself has its reason, such as staying cacheable
        if (!context.AllAttributes.ContainsName("asp-antiforgery")) output.PostContent.AppendHtml(generator.GenerateAntiforgery(View));
    }
}
