using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Across.OaiPmh;

/// <summary>Answers the six verbs of OAI-PMH 2.0, never more than one page in memory.</summary>
public sealed class OaiAnswer(AppDb db, OaiEntries entries, OaiSets sets, RecordReader reader, DublinCore dublinCore, RecordKinds kinds, NodeSettings node, Texts texts, TimeProvider clock)
{
    public const int PageSize = 100;
    public const string Format = "oai_dc";
    public static readonly XNamespace Oai = "http://www.openarchives.org/OAI/2.0/", Identifiers = "http://www.openarchives.org/OAI/2.0/oai-identifier";

    public async Task<IReadOnlyList<XElement>> To(OaiRequest request, CancellationToken cancel) => request.Verb switch
    {
        "Identify" => [await Identify(cancel)],
        "ListMetadataFormats" => [await Formats(request, cancel)],
        "ListSets" => [Sets(request)],
        "GetRecord" => [new XElement(Oai + "GetRecord", await Records([await Entry(request, cancel)], cancel))],
        _ => [await List(request, cancel)],
    };

    private async Task<XElement> Identify(CancellationToken cancel) => new(Oai + "Identify",
        El("repositoryName", node.Name), El("baseURL", OaiEndpoint.Address(node)), El("protocolVersion", "2.0"), El("adminEmail", node.Mail.From),
        El("earliestDatestamp", OaiDate.Write(await entries.Earliest(cancel) ?? clock.GetUtcNow().UtcDateTime)), El("deletedRecord", "persistent"),
        El("granularity", "YYYY-MM-DDThh:mm:ssZ"), El("compression", "gzip"),
        Host.Contains('.') ? El("description", new XElement(Identifiers + "oai-identifier",
            new XElement(Identifiers + "scheme", "oai"), new XElement(Identifiers + "repositoryIdentifier", Host),
            new XElement(Identifiers + "delimiter", ":"), new XElement(Identifiers + "sampleIdentifier", IdentifierOf("7k3m9qd2")))) : null);

    private async Task<XElement> Formats(OaiRequest request, CancellationToken cancel)
    {
        if (request[OaiRequest.Identifier] is not null) await Entry(request, cancel);
        return new(Oai + "ListMetadataFormats", El("metadataFormat", El("metadataPrefix", Format),
            El("schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"), El("metadataNamespace", DublinCore.Oai.NamespaceName)));
    }

    private XElement Sets(OaiRequest request) => request[OaiRequest.Token] is not null ? throw new OaiFault("badResumptionToken")
        : new(Oai + "ListSets", sets.All.Select(set => El("set", El("setSpec", set.Name), El("setName", DublinCore.Printable(set.Title(texts))))));

    private async Task<OaiEntry> Entry(OaiRequest request, CancellationToken cancel)
    {
        if (request[OaiRequest.Prefix] is { } prefix && prefix != Format) throw new OaiFault("cannotDisseminateFormat");
        var (identifier, start) = (request[OaiRequest.Identifier]!, IdentifierOf(""));
        var found = identifier.StartsWith(start, StringComparison.Ordinal) && identifier.Length - start.Length <= 12 ? await entries.One(identifier[start.Length..], cancel) : null;
        return found ?? throw new OaiFault("idDoesNotExist");
    }

    private async Task<XElement> List(OaiRequest request, CancellationToken cancel)
    {
        var token = request[OaiRequest.Token] is { } given ? OaiToken.Parse(given, sets.Knows) : null;
        var range = token?.Range ?? Range(request);
        var total = token?.Total ?? await entries.Count(range, cancel);
        var page = await entries.Page(range, token?.Place, PageSize + 1, cancel);
        if (page.Count == 0) throw new OaiFault(token is null ? "noRecordsMatch" : "badResumptionToken");
        var shown = page[..Math.Min(PageSize, page.Count)];
        return new XElement(Oai + request.Verb, request.Verb == "ListRecords" ? await Records(shown, cancel) : await Headers(shown, cancel), Resume(token, range, page, total));
    }

    private OaiRange Range(OaiRequest request)
    {
        if (request[OaiRequest.Prefix] != Format) throw new OaiFault("cannotDisseminateFormat");
        var (from, until) = OaiDate.Range(request[OaiRequest.From], request[OaiRequest.Until]);
        return request[OaiRequest.Set] is { } set && !sets.Knows(set) ? throw new OaiFault("noRecordsMatch") : new(from, until, request[OaiRequest.Set]);
    }

    /// <summary>On the last of several pages the token is there and empty.</summary>
    private static XElement? Resume(OaiToken? token, OaiRange range, List<OaiEntry> page, int total)
    {
        if (page.Count <= PageSize && token is null) return null;
        var sent = token?.Sent ?? 0;
        var (last, next) = (page[Math.Min(PageSize, page.Count) - 1], sent + PageSize);
        return new XElement(Oai + "resumptionToken", new XAttribute("completeListSize", Math.Max(total, sent + page.Count)), new XAttribute("cursor", sent),
            page.Count > PageSize ? new OaiToken(range, new(last.Stamp, last.ShortId), next, total).ToString() : null);
    }

    private async Task<IEnumerable<XElement>> Headers(List<OaiEntry> page, CancellationToken cancel)
    {
        var ids = page.ConvertAll(e => e.Id);
        var still = (await db.Set<Record>().Where(OaiEntries.Public).Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancel)).ToHashSet();
        return page.Select(e => Header(e, still.Contains(e.Id)));
    }

    /// <summary>The entry says what changed; the record itself, whether it is still everybody's.</summary>
    private async Task<IEnumerable<XElement>> Records(List<OaiEntry> page, CancellationToken cancel)
    {
        var ids = page.Where(e => !e.Deleted).Select(e => e.Id).ToArray();
        var rows = (await reader.Read(ids, cancel)).Where(r => OaiEntries.IsPublic(r.Record)).ToDictionary(r => r.Record.Id);
        var related = await Related(ids, cancel);
        return page.Select(entry => rows.TryGetValue(entry.Id, out var row)
            ? El("record", Header(entry, true), El("metadata", dublinCore.Of(row, related[entry.Id]))) : El("record", Header(entry, false)));
    }

    private async Task<ILookup<Guid, string>> Related(Guid[] ids, CancellationToken cancel)
    {
        var open = db.Set<Record>().Where(r => (r.Stage == Stage.Published || r.Stage == Stage.Archived) && r.Audience == Audience.Public);
        var links = await db.Set<RecordLink>().Where(l => ids.Contains(l.FromId) && open.Any(r => r.Id == l.ToId)).Select(l => new { l.FromId, l.To.Kind, l.To.ShortId, l.To.Uri }).ToListAsync(cancel);
        return links.ToLookup(l => l.FromId, l => l.Uri ?? $"{node.Address.TrimEnd('/')}/{kinds[l.Kind].Path}/{l.ShortId}");
    }

    private XElement Header(OaiEntry entry, bool isPublic) => El("header", entry.Deleted || !isPublic ? new XAttribute("status", "deleted") : null,
        El("identifier", IdentifierOf(entry.ShortId)), El("datestamp", OaiDate.Write(entry.Stamp)),
        entry.Sets.Select(s => s.Name).Order(StringComparer.Ordinal).Select(name => El("setSpec", name)));

    private string Host => new Uri(node.Address).Host;

    private string IdentifierOf(string shortId) => $"oai:{Host}:{shortId}";

    private static XElement El(string name, params object?[] content) => new(Oai + name, content);
}
