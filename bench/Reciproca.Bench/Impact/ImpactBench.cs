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
    private const int Asked = 200, Warm = 100;

    public static int Run(string[] args) => Measure(NodeBench.Number(args, "--initiatives", 50_000), args.Contains("--json")).GetAwaiter().GetResult();

    private static async Task<int> Measure(int initiatives, bool json)
    {
        var data = Directory.CreateTempSubdirectory("reciproca-impact-");
        try
        {
            List<Figure> figures = [];
            var pages = await Fill(data.FullName, initiatives, figures);
            using var node = await Server.Node(data.FullName, []);
            await node.Rest();
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = node.Address, Timeout = TimeSpan.FromMinutes(10) };
            foreach (var (name, address, limit) in pages)
            {
                var before = node.CpuSeconds;
                figures.Add(new($"{name}: median, uncached", await Median(http, address), "ms", limit));
                figures.Add(new($"{name}: CPU a request", (node.CpuSeconds - before) * 1000 / (Asked + Warm), "ms"));
            }
            await Export(http, node, initiatives, figures);
            NodeBench.Print(figures, json);
            return figures.Exists(f => f.Holds == false) ? 1 : 0;
        }
        finally { data.Delete(recursive: true); }
    }

    private static async Task<IReadOnlyList<(string Name, string Address, double Limit)>> Fill(string data, int initiatives, List<Figure> figures)
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
        var initiative = await db.Set<Record>().Where(r => r.Kind == "initiative").OrderBy(r => r.Id).Skip(initiatives / 2).Select(r => r.ShortId).FirstAsync();
        var city = await db.Set<Record>().Where(r => r.Kind == "organisation").OrderBy(r => r.Id).Select(r => r.ShortId).FirstAsync();
        return [("impact page", "/impact", 100), ("initiative page", $"/initiatives/{initiative}", 25), ("city page", $"/organisations/{city}", 25),
            ("records behind a figure", "/impact/records?measure=figures&a=Reported", 25), ("records behind a figure, far down", "/impact/records?measure=days&page=300", 25)];
    }

    private static async Task<double> Median(HttpClient http, string address)
    {
        List<double> times = [];
        for (var i = 0; i < Asked + Warm; i++)
        {
            var start = Stopwatch.GetTimestamp();
            // a cookie that could mean something: nothing comes from the cache
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Cookie", "bench=1" } } };
            (await http.SendAsync(request)).EnsureSuccessStatusCode();
            if (i >= Warm) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
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
