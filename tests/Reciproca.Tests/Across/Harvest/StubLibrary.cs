using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reciproca.Tests.Across.Harvest;

/// <summary>A library on this machine that answers what a test tells it to, also what no library should.</summary>
public sealed class StubLibrary : IDisposable
{
    private readonly HttpListener listener = new();

    public StubLibrary()
    {
        Address = $"http://127.0.0.1:{FreePort()}/oai";
        listener.Prefixes.Add(Address[..^3]);
        listener.Start();
        _ = Serve();
    }

    public string Address { get; }

    public static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    public List<string> Asked { get; } = [];

    /// <summary>Content type and body for a query; the content of OAI-PMH's root when it begins with an element of it.</summary>
    public Func<System.Collections.Specialized.NameValueCollection, string> Answer { get; set; } = _ => "";
    public string ContentType { get; set; } = "text/xml";
    public Action<HttpListenerContext>? Instead { get; set; }
    public string DeletedRecord { get; set; } = "persistent";

    public static string Record(string id, string stamp, string words) => $"""
        <record><header><identifier>{id}</identifier><datestamp>{stamp}</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">{words}</oai_dc:dc></metadata></record>
        """;

    public static string Deleted(string id, string stamp) => $"""<record><header status="deleted"><identifier>{id}</identifier><datestamp>{stamp}</datestamp></header></record>""";

    public static string List(string records, string? token = null) => $"<ListRecords>{records}{(token is null ? "" : $"<resumptionToken>{token}</resumptionToken>")}</ListRecords>";

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try { context = await listener.GetContextAsync(); }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException) { return; }
            _ = Reply(context);
        }
    }

    private async Task Reply(HttpListenerContext context)
    {
        lock (Asked) Asked.Add(context.Request.Url!.Query);
        try
        {
            if (Instead is { } instead && context.Request.QueryString["verb"] != "Identify") { instead(context); return; }
            var bytes = Encoding.UTF8.GetBytes(Body(context.Request.QueryString));
            context.Response.ContentType = ContentType;
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException) { }
    }

    private string Body(System.Collections.Specialized.NameValueCollection query)
    {
        var inner = query["verb"] switch
        {
            "Identify" => $"<Identify><repositoryName>Biblioteca de prácticas</repositoryName><deletedRecord>{DeletedRecord}</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>",
            "ListSets" => "<ListSets><set><setSpec>water</setSpec><setName>Water</setName></set></ListSets>",
            _ => Answer(query),
        };
        return inner.StartsWith("<?", StringComparison.Ordinal) || inner.StartsWith("<!", StringComparison.Ordinal) ? inner
            : $"""<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-03-01T00:00:00Z</responseDate><request>x</request>{inner}</OAI-PMH>""";
    }

    public void Dispose() => listener.Close();
}
