using System.Net.Sockets;
using System.Xml.Linq;
using Reciproca.ActivityPub.Fetching;

namespace Reciproca.Across.Harvest;

/// <summary>Asks a library over the guarded connection that also the fediverse is asked over: vetted addresses, each redirect looked at, bounded answers.</summary>
public sealed class OaiClient(HttpClient http, FetchRules rules)
{
    private static readonly XNamespace Oai = "http://www.openarchives.org/OAI/2.0/";

    public static OaiClient Create(NodeSettings node)
    {
        var rules = new FetchRules
        {
            AllowLoopback = node.Federation.LoopbackHosts.Count > 0, LoopbackHosts = node.Federation.LoopbackHosts, MostBytes = 16 << 20, Timeout = TimeSpan.FromSeconds(node.Harvest.Patience), UserAgent = $"Reciproca (+{node.Address})",
        };
        return new(new HttpClient(GuardedConnection.Handler(rules)) { Timeout = Timeout.InfiniteTimeSpan }, rules);
    }

    public async Task<LibraryIdentity> Identify(string baseUrl, CancellationToken cancel) => LibraryIdentity.Of(Only(await Ask(baseUrl, "Identify", [], cancel), "Identify"));

    /// <summary>The parts it names; none when it has none or will not say.</summary>
    public async Task<IReadOnlyList<LibrarySet>> Sets(string baseUrl, CancellationToken cancel)
    {
        try { return LibrarySet.Of(await Ask(baseUrl, "ListSets", [], cancel)); }
        catch (HarvestProblem) { return []; }
    }

    /// <summary>The next page of what has changed.</summary>
    public async Task<LibraryPage> Next(Library library, CancellationToken cancel)
    {
        KeyValuePair<string, string?>[] arguments = library.Token is { } token ? [new("resumptionToken", token)]
            : [new("metadataPrefix", "oai_dc"), .. From(library), .. library.Set is { } set ? [new KeyValuePair<string, string?>("set", set)] : Array.Empty<KeyValuePair<string, string?>>()];
        return LibraryPage.Of(await Ask(library.BaseUrl, "ListRecords", arguments, cancel));
    }

    private static IEnumerable<KeyValuePair<string, string?>> From(Library library) => library is { Full: false, From: { } from }
        ? [new("from", from.ToString(library.TellsSeconds ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))] : [];

    private async Task<XElement> Ask(string baseUrl, string verb, IEnumerable<KeyValuePair<string, string?>> arguments, CancellationToken cancel)
    {
        var query = QueryString.Create(arguments.Prepend(new("verb", verb))).ToString();
        if (!Uri.TryCreate(baseUrl.Contains('?') ? $"{baseUrl}&{query[1..]}" : baseUrl + query, UriKind.Absolute, out var address)) throw new HarvestProblem("harvest.address");
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(rules.Timeout);
        try { return Checked(BoundedXml.Parse(await Fetch(address, timer.Token))); }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { throw new HarvestProblem("harvest.too-slow"); }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or SocketException) { throw new HarvestProblem(IsPrivate(e) ? "harvest.private" : "harvest.unreachable", e.Message); }
    }

    private async Task<byte[]> Fetch(Uri address, CancellationToken cancel)
    {
        for (var hop = 0; hop <= rules.MostRedirects; hop++)
        {
            if (!rules.MayAsk(address)) throw new HarvestProblem("harvest.address", address.Scheme);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("User-Agent", rules.UserAgent);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } next) return await Read(response, cancel);
            address = new Uri(address, next);
        }
        throw new HarvestProblem("harvest.redirects");
    }

    private async Task<byte[]> Read(HttpResponseMessage response, CancellationToken cancel)
    {
        if (!response.IsSuccessStatusCode) throw new HarvestProblem("harvest.status", ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)) { RetryAfter = response.Headers.RetryAfter?.Delta };
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("xml", StringComparison.OrdinalIgnoreCase) != true) throw new HarvestProblem("harvest.not-xml", response.Content.Headers.ContentType?.ToString() ?? "");
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[32_768];
        while (await stream.ReadAsync(buffer, cancel) is var read and > 0)
        {
            // what comes out of the decompressor, not what the header promises
            if (kept.Length + read > rules.MostBytes) throw new HarvestProblem("harvest.too-large");
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    private static XElement Checked(XElement root)
    {
        if (root.Name != Oai + "OAI-PMH") throw new HarvestProblem("harvest.not-oai", root.Name.LocalName);
        var errors = root.Elements(Oai + "error").ToList();
        if (errors.Count == 0 || errors.Exists(e => (string?)e.Attribute("code") == "noRecordsMatch")) return root;
        var code = (string?)errors[0].Attribute("code") ?? "";
        throw new HarvestProblem("harvest.refused", $"{code}: {errors[0].Value}") { LosesPlace = code == "badResumptionToken" };
    }

    private static XElement Only(XElement root, string name) => root.Element(Oai + name) ?? throw new HarvestProblem("harvest.not-oai", name);

    private static bool IsPrivate(Exception? e) => e is not null && (e is AddressRefusedException || IsPrivate(e.InnerException));
}
