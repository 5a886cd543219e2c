using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;

namespace Reciproca.Across.LinkedData;

/// <summary>
/// A public record as schema.org JSON-LD inside its page, for machines that read pages. A data block: no browser runs it, so the policy
/// against inline script does not concern it.
/// </summary>
public sealed class StructuredDataViewComponent(RecordOfRequest found, SchemaOrg schema, RecordKinds kinds, Texts texts) : ViewComponent
{
    // non-Latin letters as they are, signs that could end the block as escapes
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        if (found.Record is not { Stage: Stage.Published or Stage.Archived, Audience: Audience.Public } here || here.Id != record) return Content("");
        var body = await found.Body(kinds[here.Kind]);
        return new HtmlContentViewComponentResult(new HtmlString($"<script type=\"application/ld+json\">{schema.Of(here, body, texts.Language).ToJsonString(Json)}</script>"));
    }
}
