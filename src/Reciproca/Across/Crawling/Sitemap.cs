using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Across.Crawling;

/// <summary>For search engines: every public page of ours, when it changed and in which languages it can be read. Copies from elsewhere are at their origin.</summary>
public static class Sitemap
{
    private const int PageSize = 2000;
    private const string Folder = "/sitemaps/", Ending = ".xml";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9", Html = "http://www.w3.org/1999/xhtml";
    private static readonly string[] Pages = ["/", "/about", "/open-data", "/accessibility", "/privacy"];

    // what only one person may see, what does something, and what has no end
    private static readonly string[] Closed = ["/account", "/secretariat", "/conversations", "/notices", "/import", "/report/", "/files/", "/search", "/*/edit", "/*/history", "/*/new"];

    public static void MapCrawling(this WebApplication app)
    {
        app.MapGet("/robots.txt", Robots).ExcludeFromDescription();
        app.MapGet("/sitemap.xml", Index).ExcludeFromDescription();
        app.MapGet(Folder + "pages" + Ending, Plain).ExcludeFromDescription();
        app.MapGet(Folder + "{path}-{page:int}" + Ending, Records).ExcludeFromDescription();
    }

    [Anyone]
    private static IResult Robots(NodeSettings node) =>
        Results.Text($"User-agent: *\n{string.Concat(Closed.Select(path => $"Disallow: {path}\n"))}\nSitemap: {Home(node)}/sitemap.xml\n", "text/plain; charset=utf-8");

    [Anyone]
    private static async Task Index(HttpContext http, AppDb db, RecordKinds kinds, NodeSettings node)
    {
        var counts = await Public(db).GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.Count(), Last = g.Max(r => r.ChangedAt) }).ToListAsync(http.RequestAborted);
        var parts = counts.SelectMany(k => Enumerable.Range(0, (k.Count + PageSize - 1) / PageSize).Select(page =>
            new XElement(Map + "sitemap", new XElement(Map + "loc", $"{Home(node)}{Folder}{kinds[k.Key].Path}-{page}{Ending}"), LastModified(k.Last))));
        await Write(http, "sitemapindex", parts.Prepend(new XElement(Map + "sitemap", new XElement(Map + "loc", $"{Home(node)}{Folder}pages{Ending}"))));
    }

    [Anyone]
    private static Task Plain(HttpContext http, RecordKinds kinds, NodeSettings node) =>
        Write(http, "urlset", Pages.Concat(kinds.All.Select(k => "/" + k.Path)).Select(path => Page(Home(node) + path, null, InterfaceTexts.Languages)));

    [Anyone]
    private static async Task Records(string path, int page, HttpContext http, AppDb db, RecordKinds kinds, NodeSettings node)
    {
        if (page is < 0 or > 100_000 || kinds.ByPath(path) is not { } kind) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        var records = await Public(db).Where(r => r.Kind == kind.Name).OrderBy(r => r.Id).Skip(page * PageSize).Take(PageSize)
            .Select(r => new { r.ShortId, r.ChangedAt, Languages = r.Versions.Select(v => v.Language).ToList() }).ToListAsync(http.RequestAborted);
        if (records.Count == 0) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        await Write(http, "urlset", records.Select(r => Page($"{Home(node)}/{kind.Path}/{r.ShortId}", r.ChangedAt, InterfaceTexts.Languages.Where(r.Languages.Contains))));
    }

    private static IQueryable<Record> Public(AppDb db) => db.Set<Record>().AsNoTracking()
        .Where(r => (r.Stage == Stage.Published || r.Stage == Stage.Archived) && r.Audience == Audience.Public && r.Origin == null);

    private static XElement Page(string address, DateTime? changed, IEnumerable<string> languages) => new(Map + "url", new XElement(Map + "loc", address), changed is { } at ? LastModified(at) : null,
        languages.Select(language => Alternate(language, $"{address}?lang={language}")), Alternate("x-default", address));

    private static XElement Alternate(string language, string address) =>
        new(Html + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", language), new XAttribute("href", address));

    private static XElement LastModified(DateTime at) => new(Map + "lastmod", at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));

    private static string Home(NodeSettings node) => node.Address.TrimEnd('/');

    /// <summary>Element by element, so that no list is in memory as text.</summary>
    private static async Task Write(HttpContext http, string root, IEnumerable<XElement> elements)
    {
        http.Response.ContentType = "application/xml; charset=utf-8";
        http.Response.Headers.CacheControl = "public, max-age=600";
        await using var writer = XmlWriter.Create(http.Response.Body, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        await writer.WriteStartDocumentAsync();
        await writer.WriteStartElementAsync(null, root, Map.NamespaceName);
        await writer.WriteAttributeStringAsync("xmlns", "xhtml", null, Html.NamespaceName);
        foreach (var element in elements) await element.WriteToAsync(writer, http.RequestAborted);
        await writer.WriteEndElementAsync();
    }
}
