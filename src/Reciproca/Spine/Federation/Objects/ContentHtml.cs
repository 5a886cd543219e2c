using System.Net;
using Markdig;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;

namespace Reciproca.Spine.Federation.Objects;

/// <summary>The texts of a version as other servers show them: one HTML, a heading for each section. Raw HTML in a text stays text.</summary>
public static class ContentHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    public static string Of(RecordKind kind, RecordVersion version)
    {
        var parts = kind.Sections.Where(s => version[s].Length > 0).ToList();
        if (parts.Count == 0) return version.Summary.Length > 0 ? $"<p>{WebUtility.HtmlEncode(version.Summary)}</p>" : "";
        return string.Concat(parts.Select(section => $"<h2>{WebUtility.HtmlEncode(Heading(kind, section, version.Language))}</h2>{Markdown.ToHtml(version[section], Pipeline)}"));
    }

    private static string Heading(RecordKind kind, string section, string language) =>
        InterfaceTexts.Find(language, $"{kind.Name}.section.{section}")?[0] ?? section;
}
