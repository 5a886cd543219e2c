using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Reciproca.Bench.Node;

/// <summary>Kestrel and nothing else: the limit of what any page can reach.</summary>
public static class BareEndpoint
{
    public static int Run(string file, string encoding, string port)
    {
        var bytes = File.ReadAllBytes(file);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.Run(async http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            if (encoding.Length > 0) http.Response.Headers.ContentEncoding = encoding;
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes);
        });
        app.Run();
        return 0;
    }
}
