using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Operate.Sample;
using Reciproca.Spine.Federation.CatchingUp;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;

namespace Reciproca.Bench.Federation;

/// <summary>
/// The exchange between nodes: how fast an inbox takes activities (against Fedify's in-memory peer in the same run, where RECIPROCA_FEDIFY names its
/// folder), how long it takes to read ten thousand records, how soon a publication is found on the other side, and what a hundred thousand waiting
/// deliveries cost in memory.
/// </summary>
public static class FederationBench
{
    public static int Run(string[] args)
    {
        var all = args.Length == 0;
        if (all || args.Contains("inbox")) Inbox().GetAwaiter().GetResult();
        if (all || args.Contains("catch-up")) CatchUp(10_000).GetAwaiter().GetResult();
        if (all || args.Contains("publish")) Publish(25).GetAwaiter().GetResult();
        if (all || args.Contains("waiting")) Waiting(100_000).GetAwaiter().GetResult();
        Console.WriteLine($"{Environment.ProcessorCount} cores, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        return 0;
    }

    private static async Task Inbox()
    {
        const int count = 3000;
        await using var sender = new Sender(BenchNode.FreePort());
        await sender.Start();
        await using var node = new BenchNode { Port = BenchNode.FreePort(), Loopback = new Uri(sender.Origin).Authority };
        await node.Start(working: false);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var ours = await sender.Measure(new Uri(node.Address, "/inbox"), count);
        Print("inbox: verified, known and committed", ours, "activities/s", "≥ 400", ours >= 400, Process.GetCurrentProcess().TotalProcessorTime - cpu);
        if (Environment.GetEnvironmentVariable("RECIPROCA_FEDIFY") is not { Length: > 0 } folder) { Console.WriteLine("Fedify: not measured, RECIPROCA_FEDIFY names no folder"); return; }
        using var peer = await FedifyProcess.Start(folder);
        var theirs = await sender.Measure(peer.Inbox, count);
        Print("Fedify in memory, same activities", theirs, "activities/s", "never faster than ours", theirs <= ours, peer.Cpu);
    }

    private static async Task CatchUp(int records)
    {
        var (first, second) = (BenchNode.FreePort(), BenchNode.FreePort());
        await using var here = new BenchNode { Port = first, Loopback = $"127.0.0.1:{second}" };
        await using var there = new BenchNode { Port = second, Loopback = $"127.0.0.1:{first}" };
        await here.Start(working: false);
        await there.Start(working: false);
        await here.Inside(async (s, db) => { await ActivatorUtilities.CreateInstance<SyntheticRecords>(s).Load(records); return 0; });
        await here.Inside(async (s, db) =>
        {
            var ids = await db.Set<Record>().Select(r => r.Id).ToListAsync();
            foreach (var some in ids.Chunk(500))
            {
                await ActivatorUtilities.CreateInstance<ShareRecords>(s).React([.. some.Select(id => new RecordSaved(id))], default);
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
            return 0;
        });
        await here.Befriend(there);
        var (watch, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await there.Get<CatchUp>().Run(all: true);
        var (took, used) = (watch.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - cpu);
        var held = await there.Inside((_, db) => db.Set<Copy>().CountAsync(c => c.RecordId != null));
        Print($"catch-up of {held} records, read and committed, both nodes", took.TotalSeconds, "s", "≤ 60", took.TotalSeconds <= 60 && held == records, used);
        watch.Restart();
        await there.Get<Comparing>().Run(all: true);
        Print("full comparison afterwards", watch.Elapsed.TotalSeconds, "s", "", true, default);
    }

    private static async Task Publish(int times)
    {
        var (first, second) = (BenchNode.FreePort(), BenchNode.FreePort());
        await using var here = new BenchNode { Port = first, Loopback = $"127.0.0.1:{second}" };
        await using var there = new BenchNode { Port = second, Loopback = $"127.0.0.1:{first}" };
        await here.Start(working: true);
        await there.Start(working: true);
        await here.Befriend(there);
        var city = await here.Inside(async (_, db) =>
        {
            var made = new Organisation { Id = Guid.CreateVersion7(), ShortId = ShortId.Next(), Country = "ID", Tier = "city", VerifiedAt = TimeProvider.System.GetUtcNow().UtcDateTime };
            made.Rename("Surabaya");
            db.Add(made);
            await db.SaveChangesAsync();
            return made.Id;
        });
        using var http = new HttpClient { BaseAddress = there.Address };
        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var word = "zq" + string.Concat($"{i:00}".Select(c => (char)('a' + c - '0'))) + "xylo";
            await here.Inside(async (s, _) =>
            {
                var (store, kind) = (s.GetRequiredService<RecordStore>(), s.GetRequiredService<RecordKinds>()["practice"]);
                var body = kind.Example();
                var record = store.Start(kind, city, "en", body);
                record.Write("en").Title = $"A practice called {word}";
                foreach (var section in kind.Required) record.Write("en")[section] = "It was done.";
                record.Publish(true, store.Now);
                await store.Save(record, body);
                return 0;
            });
            var watch = Stopwatch.StartNew();
            while (!(await http.GetStringAsync($"/search?q={word}")).Contains($"called {word}", StringComparison.Ordinal) && watch.Elapsed < TimeSpan.FromSeconds(30)) await Task.Delay(20);
            took.Add(watch.Elapsed.TotalSeconds);
        }
        took.Sort();
        Print($"published here, found there (median of {times}; slowest {took[^1]:0.00} s)", took[times / 2], "s", "≤ 2", took[times / 2] <= 2, default);
    }

    private static async Task Waiting(int count)
    {
        await using var node = new BenchNode { Port = BenchNode.FreePort(), Loopback = "127.0.0.1:9" };
        await node.Start(working: false);
        // what the code itself takes when it first runs is no cost of waiting
        await Queue(node, 1000);
        await Try(node, 3);
        await node.Inside((_, db) => db.Set<Dispatch>().ExecuteDeleteAsync());
        var before = Memory();
        await Queue(node, count);
        var peak = 0.0;
        for (var round = 0; round < 20; round++)
        {
            await Try(node, 1);
            peak = Math.Max(peak, Memory() - before);
        }
        Print($"memory while {count:#,0} deliveries wait and are tried 20 times", peak, "MB more", "≤ 50", peak <= 50, default);
    }

    private static Task<int> Queue(BenchNode node, int count) =>
        node.Inside(async (_, db) =>
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            for (var done = 0; done < count; done += 1000)
            {
                for (var i = 0; i < 1000; i++)
                    db.Add(new Dispatch { Id = Guid.CreateVersion7(), Host = "127.0.0.1:9", Inbox = "http://127.0.0.1:9/inbox", Key = $"{done + i}", Body = "{\"type\":\"Create\"}", At = now, DueAt = now });
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
            return 0;
        });

    private static async Task Try(BenchNode node, int times)
    {
        for (var round = 0; round < times; round++)
        {
            await node.Inside((_, db) => db.Set<RemoteHost>().ExecuteUpdateAsync(set => set.SetProperty(h => h.NotBefore, default(DateTime))));
            await node.Get<Courier>().Drain();
            await node.Get<MessagePump>().Drain();
        }
    }

    private static double Memory()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1048576.0;
    }

    private static void Print(string what, double figure, string unit, string budget, bool holds, TimeSpan cpu) =>
        Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what}: {figure:0.##} {unit} {(budget.Length > 0 ? $"({budget}: {(holds ? "holds" : "MISSED")})" : "")}{(cpu > default(TimeSpan) ? $", {cpu.TotalSeconds:0.0} s of CPU" : "")}"));
}
