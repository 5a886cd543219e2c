using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Reciproca.Across.Impact;
using Reciproca.Bench.Node;
using Reciproca.Operate.Sample;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Storage;

namespace Reciproca.Bench.Impact;

/// <summary>Fifty thousand initiatives with half a million contributions: the pages that show them, the figures that are kept, the file that takes them out.</summary>
public static class ImpactBench
{
    private const int Asked = 200, DifferentRecords = 50;
    private const double Limit = 100;

    public static int Run(string[] args) => Measure(NodeBench.Number(args, "--initiatives", 50_000), TimeSpan.FromSeconds(NodeBench.Number(args, "--seconds", 4)), args.Contains("--json")).GetAwaiter().GetResult();

    private static async Task<int> Measure(int initiatives, TimeSpan time, bool json)
    {
        var data = Directory.CreateTempSubdirectory("reciproca-impact-");
        try
        {
            List<Figure> figures = [];
            var pages = await Fill(data.FullName, initiatives, figures);
            using var node = await Server.Node(data.FullName, []);
            await node.Rest();
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = node.Address, Timeout = TimeSpan.FromMinutes(10) };
            foreach (var page in pages)
            {
                figures.AddRange(await PageFigures.Of(node, page, time));
                figures.Add(new($"{page.Name}: median, uncached, one at a time", await Median(http, page.Addresses), "ms", Limit));
            }
            await Export(http, node, initiatives, figures);
            NodeBench.Print(figures, json);
            return figures.Exists(f => f.Holds == false) ? 1 : 0;
        }
        finally { data.Delete(recursive: true); }
    }

    private static async Task<IReadOnlyList<BenchPage>> Fill(string data, int initiatives, List<Figure> figures)
    {
        await using var app = Reciproca.Node.Build([$"--Node:Data={data}", $"--Node:Connection=Data Source={data}/reciproca.db", "--urls=http://127.0.0.1:0", "--environment=Development",
            "--Logging:LogLevel:Default=Error", "--Node:Address=http://localhost"], services => services.Remove(services.First(s => s.ImplementationType == typeof(MessageWorker))));
        await Reciproca.Node.Prepare(app);
        await using var scope = app.Services.CreateAsyncScope();
        Console.WriteLine(await ActivatorUtilities.CreateInstance<SyntheticInitiatives>(scope.ServiceProvider).Load(initiatives));
        var (db, recount) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Recount>());
        // what follows the sample's saves, and the first building of the index, are measured by other benches
        await db.Set<Message>().ExecuteDeleteAsync();
        await app.Services.GetRequiredService<RecordIndex>().Rebuild(scope.ServiceProvider.GetRequiredService<RecordReading>().All());
        var start = Stopwatch.GetTimestamp();
        await recount.Write(CancellationToken.None);
        figures.Add(new("counting from scratch", initiatives / Stopwatch.GetElapsedTime(start).TotalSeconds, "initiatives/s"));
        figures.Add(new("figures that differ from a count from scratch", (await recount.Verify(CancellationToken.None)).Count, "figures", 0));
        return
        [
            new("initiative page", await Addresses(db, "initiative", "initiatives"), 25, 2.5, 1),
            new("city page", await Addresses(db, "organisation", "organisations"), 25, 2.5, 1),
            new("impact page", ["/impact"], null, null, null),
            new("records behind a figure", ["/impact/records?measure=figures&a=Reported"], null, null, null),
            new("records behind a figure, far down", ["/impact/records?measure=days&page=300"], null, null, null),
        ];
    }

    /// <summary>Spread over all that there are.</summary>
    private static async Task<string[]> Addresses(AppDb db, string kind, string path)
    {
        var ids = await db.Set<Record>().Where(r => r.Kind == kind && r.Stage == Stage.Published).OrderBy(r => r.Id).Select(r => r.ShortId).ToListAsync();
        return [.. ids.Where((_, at) => at % Math.Max(1, ids.Count / DifferentRecords) == 0).Take(DifferentRecords).Select(id => $"/{path}/{id}")];
    }

    private static async Task<double> Median(HttpClient http, string[] addresses)
    {
        List<double> times = [];
        for (var i = 0; i < Asked; i++)
        {
            var start = Stopwatch.GetTimestamp();
            // a cookie that could mean something: nothing comes from the cache
            using var request = new HttpRequestMessage(HttpMethod.Get, addresses[i % addresses.Length]) { Headers = { { "Cookie", "bench=1" } } };
            (await http.SendAsync(request)).EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return times[times.Count / 2];
    }

    private static async Task Export(HttpClient http, Server node, int initiatives, List<Figure> figures)
    {
        node.ForgetPeak();
        var memory = node.Megabytes;
        var (start, cpu, bytes, buffer) = (Stopwatch.GetTimestamp(), node.CpuSeconds, 0L, new byte[64 * 1024]);
        await using var stream = await http.GetStreamAsync("/open-data/iati-activities.xml");
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;) bytes += read;
        figures.Add(new("IATI of all of it", initiatives / Stopwatch.GetElapsedTime(start).TotalSeconds, "activities/s", 2000, AtLeast: true));
        figures.Add(new("IATI: CPU for a thousand activities", (node.CpuSeconds - cpu) * 1000 / (initiatives / 1000d), "ms"));
        figures.Add(new("IATI: size", bytes / 1048576d, "MB"));
        figures.Add(new("IATI: memory that it takes at its highest", node.PeakMegabytes - memory, "MB", 200));
        figures.Add(new("IATI: memory of the whole node meanwhile", node.PeakMegabytes, "MB"));
    }
}
