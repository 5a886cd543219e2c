using System.Diagnostics;

namespace Reciproca.Bench.Node;

/// <summary>One page, cached and not, against the bare endpoint with the very same bytes.</summary>
public static class PageFigures
{
    private const int Connections = 8;
    private const double CachedCpu = 0.1;

    public static async Task<IEnumerable<Figure>> Of(Server node, BenchPage page, TimeSpan time)
    {
        using var http = Client(node.Address);
        var sample = await http.SendAsync(Request(page.Addresses[0], cached: false));
        var bytes = await sample.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, bytes);
        using var bare = await Server.Bare(file, sample.Content.Headers.ContentEncoding.FirstOrDefault() ?? "");
        var limit = await Load.Run(bare, () => Request("/", cached: true), Connections, time);
        var first = await First(node, page);
        var turn = 0;
        string Next() => page.Addresses[(int)((uint)Interlocked.Increment(ref turn) % (uint)page.Addresses.Length)];
        var uncached = await Load.Run(node, () => Request(Next(), cached: false), Connections, time);
        List<Figure> figures =
        [
            new($"{page.Name}: bytes on the wire", bytes.Length, "bytes", 14 * 1024),
            .. Report($"{page.Name}: bare Kestrel", limit, null, null, null),
            new($"{page.Name}: first view of each of {page.Addresses.Length} since the index changed, CPU", first, "ms"),
            .. Report($"{page.Name}: uncached", uncached, limit, page.UncachedShare, page.UncachedCpu),
        ];
        if (page.CachedShare is { } share) figures.AddRange(Report($"{page.Name}: cached", await Load.Run(node, () => Request(Next(), cached: true), Connections, time), limit, share, CachedCpu));
        File.Delete(file);
        return figures;
    }

    /// <summary>What the index has not been asked yet: the dearest view of a page.</summary>
    private static async Task<double> First(Server node, BenchPage page)
    {
        using var http = Client(node.Address);
        var before = node.CpuSeconds;
        foreach (var address in page.Addresses) (await http.SendAsync(Request(address, cached: false))).EnsureSuccessStatusCode();
        return (node.CpuSeconds - before) * 1000 / page.Addresses.Length;
    }

    private static IEnumerable<Figure> Report(string name, LoadResult result, LoadResult? limit, double? share, double? cpu)
    {
        yield return new($"{name}, requests", result.PerSecond, "/s");
        if (limit is not null) yield return new($"{name}, share of bare", 100 * result.PerSecond / limit.PerSecond, "%", share, AtLeast: true);
        yield return new($"{name}, CPU a request", result.CpuMilliseconds, "ms", cpu);
        yield return new($"{name}, p99", result.P99, "ms");
    }

    internal static HttpClient Client(Uri address) => new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = Connections, AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>A cookie that is not known makes a request a person's own, and nothing of it is kept.</summary>
    private static HttpRequestMessage Request(string address, bool cached)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        if (!cached) request.Headers.TryAddWithoutValidation("Cookie", "bench=1");
        return request;
    }
}

public sealed record LoadResult(double PerSecond, double CpuMilliseconds, double P99);

/// <summary>As many requests as eight connections bring through in a time.</summary>
public static class Load
{
    public static async Task<LoadResult> Run(Server server, Func<HttpRequestMessage> request, int connections, TimeSpan time)
    {
        using var http = PageFigures.Client(server.Address);
        // until what is asked most is compiled for good: a node runs for months
        await Burst(http, request, connections, 2 * time);
        var (cpu, start) = (server.CpuSeconds, Stopwatch.GetTimestamp());
        var times = await Burst(http, request, connections, time);
        var (elapsed, used) = (Stopwatch.GetElapsedTime(start).TotalSeconds, server.CpuSeconds - cpu);
        times.Sort();
        return new LoadResult(times.Count / elapsed, used * 1000 / times.Count, times[(int)(times.Count * 0.99)]);
    }

    private static async Task<List<double>> Burst(HttpClient http, Func<HttpRequestMessage> request, int connections, TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => One(http, request, end))));
        return [.. all.SelectMany(t => t)];
    }

    private static async Task<List<double>> One(HttpClient http, Func<HttpRequestMessage> request, long end)
    {
        var times = new List<double>();
        while (Stopwatch.GetTimestamp() < end)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await http.SendAsync(request(), HttpCompletionOption.ResponseHeadersRead);
            await response.EnsureSuccessStatusCode().Content.CopyToAsync(Stream.Null);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times;
    }
}
