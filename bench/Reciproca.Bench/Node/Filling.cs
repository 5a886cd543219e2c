using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Reciproca.Operate.Sample;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Storage;

namespace Reciproca.Bench.Node;

/// <summary>A node with synthetic records, filled and indexed in this process; what this costs is measured on the way.</summary>
public static class Filling
{
    private const int Asked = 200, DifferentRecords = 50;
    private static readonly string[] Questions = ["water", "waste", "flood", "drought", "housing", "transport", "energy", "health", "agua", "banjir", "resíduos", "sampah"];

    public static async Task<IReadOnlyList<BenchPage>> Fill(string data, int records, List<Figure> figures)
    {
        await using var app = Reciproca.Node.Build([$"--Node:Data={data}", $"--Node:Connection=Data Source={data}/reciproca.db", "--urls=http://127.0.0.1:0", "--environment=Development",
            "--Logging:LogLevel:Default=Error", "--Node:Address=http://localhost"], services => services.Remove(services.First(s => s.ImplementationType == typeof(MessageWorker))));
        await Reciproca.Node.Prepare(app);
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<SyntheticRecords>(scope.ServiceProvider).Load(records);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        // the index is built in one go below; one by one is the worker's pace, not the index's
        await db.Set<Message>().ExecuteDeleteAsync();
        await Index(app, scope.ServiceProvider, records, figures);
        await app.StartAsync();
        var pages = await Pages(db);
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await SavingForm.Measure(app, address, figures);
        foreach (var page in pages) figures.Add(await Allocations(address, page));
        await app.StopAsync();
        return pages;
    }

    private static async Task Index(WebApplication app, IServiceProvider services, int records, List<Figure> figures)
    {
        // once for the compiler, as pages are asked before they are measured
        await app.Services.GetRequiredService<RecordIndex>().Rebuild(services.GetRequiredService<RecordReading>().All());
        var start = Stopwatch.GetTimestamp();
        await app.Services.GetRequiredService<RecordIndex>().Rebuild(services.GetRequiredService<RecordReading>().All());
        figures.Add(new("indexing", records / Stopwatch.GetElapsedTime(start).TotalSeconds, "records/s", 1000, AtLeast: true));
        await RebuildWhileSearching(app, services, figures);
    }

    /// <summary>The index is built anew while someone searches it all the time.</summary>
    private static async Task RebuildWhileSearching(WebApplication app, IServiceProvider services, List<Figure> figures)
    {
        var search = app.Services.GetRequiredService<RecordSearch>();
        var rebuild = Task.Run(() => app.Services.GetRequiredService<RecordIndex>().Rebuild(services.GetRequiredService<RecordReading>().All()));
        var (times, empty) = (new List<double>(), 0);
        while (!rebuild.IsCompleted)
        {
            var start = Stopwatch.GetTimestamp();
            if (search.Find(new SearchRequest(Sight.Public) { Text = "water" }).Total == 0) empty++;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(5);
        }
        await rebuild;
        times.Sort();
        figures.Add(new("searches without a result while the index is rebuilt", empty, $"of {times.Count}", 0));
        figures.Add(new("search while the index is rebuilt, p99", times[(int)(times.Count * .99)], "ms"));
    }

    private static async Task<IReadOnlyList<BenchPage>> Pages(AppDb db)
    {
        // more than a node keeps of what it has found
        var unasked = from one in Questions from other in Questions where one != other from number in Enumerable.Range(1, 5) select $"/search?q={one}+{other}&p={number}";
        List<BenchPage> pages =
        [
            new("search with facets", [.. Questions.Select(q => $"/search?q={q}")], 25, 1.5, 1.5),
            new("search with facets, two words, nothing kept of it", [.. unasked], null, null, null),
        ];
        foreach (var (kind, path) in new[] { ("practice", "practices"), ("need", "needs") })
            if (await db.Set<Record>().Where(r => r.Kind == kind && r.Stage == Stage.Published).OrderBy(r => r.Id).Select(r => r.ShortId).Take(DifferentRecords).ToListAsync() is { Count: > 0 } ids)
                pages.Insert(0, new($"{kind} page", [.. ids.Select(id => $"/{path}/{id}")], 25, 2.5, 1));
        return pages;
    }

    /// <summary>What a request allocates, client and server together: the client's part is the same small one for every page.</summary>
    private static async Task<Figure> Allocations(Uri address, BenchPage page)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", "bench=1");
        for (var i = 0; i < DifferentRecords; i++) await http.GetByteArrayAsync(page.Addresses[i % page.Addresses.Length]);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Asked; i++) await http.GetByteArrayAsync(page.Addresses[i % page.Addresses.Length]);
        return new($"{page.Name}: uncached, allocated a request with the client's part", (GC.GetTotalAllocatedBytes(precise: true) - before) / 1024.0 / Asked, "KB");
    }
}
