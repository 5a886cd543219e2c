using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Primitives;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;

namespace Reciproca.Across.OaiPmh;

/// <summary>/oai: libraries take what is public, with what they need to keep it right.</summary>
public static class OaiEndpoint
{
    private const string Path = "/oai";
    private const int LongestForm = 16 * 1024;
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static IServiceCollection AddOaiPmh(this IServiceCollection services) =>
        services.AddScoped<OaiSets>().AddScoped<OaiEntries>().AddScoped<DublinCore>().AddScoped<OaiAnswer>();

    public static void MapOaiPmh(this WebApplication app) => app.MapMethods(Path, ["GET", "POST"], Answer).ExcludeFromDescription();

    public static string Address(NodeSettings node) => node.Address.TrimEnd('/') + Path;

    [Anyone]
    private static async Task Answer(HttpContext http, OaiAnswer answer, NodeSettings node, Texts texts, TimeProvider clock)
    {
        OaiRequest? request = null;
        IReadOnlyList<XElement> content;
        try { content = await answer.To(request = OaiRequest.Read(await Fields(http)), http.RequestAborted); }
        catch (OaiFault fault) { content = [new XElement(OaiAnswer.Oai + "error", new XAttribute("code", fault.Code), DublinCore.Printable(texts[fault.Text, fault.Value]))]; if (fault.Code is "badVerb" or "badArgument") request = null; }
        await Write(http.Response, new XElement(OaiAnswer.Oai + "OAI-PMH",
            new XAttribute(XNamespace.Xmlns + "xsi", Xsi), new XAttribute(Xsi + "schemaLocation", $"{OaiAnswer.Oai} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"),
            new XElement(OaiAnswer.Oai + "responseDate", OaiDate.Write(clock.GetUtcNow().UtcDateTime)), Echo(request, node), content));
    }

    private static async Task<IEnumerable<KeyValuePair<string, StringValues>>> Fields(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method)) return http.Request.Query;
        if (!http.Request.HasFormContentType || http.Request.ContentLength is null or > LongestForm) throw new OaiFault("badVerb");
        try { return await http.Request.ReadFormAsync(http.RequestAborted); }
        catch (InvalidDataException) { throw new OaiFault("badArgument", "oai.twice"); }
    }

    // what was asked wrongly is not repeated, so says the protocol
    private static XElement Echo(OaiRequest? request, NodeSettings node) => new(OaiAnswer.Oai + "request",
        request is null ? null : request.Arguments.Select(a => new XAttribute(a.Key, DublinCore.Printable(a.Value))).Prepend(new XAttribute("verb", request.Verb)), Address(node));

    private static async Task Write(HttpResponse response, XElement root)
    {
        response.ContentType = "text/xml; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        await using var writer = XmlWriter.Create(response.Body, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        await root.WriteToAsync(writer, response.HttpContext.RequestAborted);
    }
}
