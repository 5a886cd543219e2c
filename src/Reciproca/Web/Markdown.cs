using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Caching.Memory;

namespace Reciproca.Web;

/// <summary>Markdown from anyone, safe to show: a short list of elements, no script, no style, no remote pictures.</summary>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().DisableHtml().Build();
    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    private static readonly MemoryCache Rendered = new(new MemoryCacheOptions { SizeLimit = 4 * 1024 * 1024 });

    public static IHtmlContent Render(string? text) => string.IsNullOrWhiteSpace(text) ? HtmlString.Empty : Rendered.GetOrCreate(text, entry =>
    {
        var html = new HtmlString(Sanitizer.Sanitize(Markdig.Markdown.ToHtml(text, Pipeline)));
        entry.Size = text.Length + html.Value!.Length;
        return html;
    })!;

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string> { "p", "br", "strong", "em", "ul", "ol", "li", "a", "h2", "h3", "h4", "blockquote", "code", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td" },
            AllowedAttributes = new HashSet<string> { "href", "start" },
            AllowedSchemes = new HashSet<string> { "https", "http", "mailto" },
            UriAttributes = new HashSet<string> { "href" },
        });
        sanitizer.PostProcessNode += (_, e) => { if (e.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link) link.SetAttribute("rel", "nofollow noopener ugc"); };
        return sanitizer;
    }
}
