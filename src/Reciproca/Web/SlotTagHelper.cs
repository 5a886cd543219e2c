using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reciproca.Web;

/// <summary>
/// A place on a kind's page that a feature across kinds fills: <c>&lt;slot name="Matches" record="…" /&gt;</c>. The kind knows only the name;
/// where no feature has that name, nothing is shown.
/// </summary>
[HtmlTargetElement("slot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SlotTagHelper(IViewComponentHelper components, IViewComponentSelector selector) : TagHelper
{
    public string Name { get; set; } = "";
    public Guid Record { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (selector.SelectComponent(Name) is null) return;
        ((IViewContextAware)components).Contextualize(View);
        output.Content.SetHtmlContent(await components.InvokeAsync(Name, new { record = Record }));
    }
}
