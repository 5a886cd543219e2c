using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Federation.CatchingUp;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>Some nodes under one clock that reach each other over loopback; what goes on in the background is done when the test says so.</summary>
public class TestNetwork(int size) : IAsyncLifetime
{
    public TestNetwork() : this(2) { }

    public TestClock Clock { get; } = new();
    public IReadOnlyList<TestNode> Nodes { get; private set; } = [];
    public TestNode Here => Nodes[0];
    public TestNode There => Nodes[1];

    public async ValueTask InitializeAsync()
    {
        var ports = Enumerable.Range(0, size).Select(_ => FreePort()).ToList();
        Nodes = [.. ports.Select((port, i) => new TestNode
        {
            Clock = Clock, Port = port, Loopback = string.Join(' ', ports.Where(p => p != port).Select(p => $"127.0.0.1:{p}").Concat(Strangers)),
            Settings = [$"--Node:Name={new[] { "Asia-Pacific", "Latin America", "Africa" }[i]}", .. Settings],
        })];
        foreach (var node in Nodes) await node.InitializeAsync();
    }

    /// <summary>Hosts that are no nodes of ours and may be asked.</summary>
    protected virtual IEnumerable<string> Strangers => [];
    protected virtual IEnumerable<string> Settings => [];

    /// <summary>Does everything that is due on every node, until nothing is left to do anywhere.</summary>
    public async Task Settle(params TestNode[] running)
    {
        var nodes = running.Length > 0 ? running : [.. Nodes];
        for (var round = 0; round < 50; round++)
        {
            var done = 0;
            foreach (var node in nodes) done += await node.Settle() + await node.Services.GetRequiredService<Courier>().Drain();
            if (done == 0) return;
        }
        throw new InvalidOperationException("The nodes do not come to rest");
    }

    /// <summary>One asks, the other confirms, and both read what there is.</summary>
    public async Task Befriend(TestNode asking, TestNode asked)
    {
        // on a busy machine an answer may take longer than a node waits for one
        Peer? added = null;
        for (var attempt = 0; attempt < 5 && added is null; attempt++) added = await asking.Inside(s => s.GetRequiredService<Peering>().Add(asked.Address.ToString(), "test", default));
        Assert.NotNull(added);
        await Settle();
        await asked.Inside(async s =>
        {
            var peer = await s.GetRequiredService<Reciproca.Storage.AppDb>().Set<Peer>().SingleAsync(p => p.Host == asking.Address.Authority);
            Assert.Equal(PeerState.AskedUs, peer.State);
            await s.GetRequiredService<Peering>().Confirm(peer, "test", default);
            return true;
        });
        await Settle();
        await CatchUp();
    }

    public async Task CatchUp(params TestNode[] running)
    {
        foreach (var node in running.Length > 0 ? running : [.. Nodes]) await node.Services.GetRequiredService<CatchUp>().Run(all: true);
        await Settle(running);
    }

    public static Task<Peer> Peer(TestNode at, TestNode of) => at.Db(db => db.Set<Peer>().AsNoTracking().SingleAsync(p => p.Host == of.Address.Authority));

    /// <summary>The copy of a record of another node, with all that was typed into it; null where there is none.</summary>
    public static Task<string?> SnapshotOf(TestNode at, string uri) => at.Inside(async s =>
    {
        var (db, store) = (s.GetRequiredService<Reciproca.Storage.AppDb>(), s.GetRequiredService<RecordStore>());
        if (await db.Set<Record>().Where(r => r.Uri == uri).Select(r => (Guid?)r.Id).SingleOrDefaultAsync() is not { } id) return null;
        var record = (await store.Open(id))!;
        return RecordSnapshot.Of(record, await store.Body(record)).ToJson();
    });

    /// <summary>What everybody may read on a node: addresses of its own public records and of the copies that it shows.</summary>
    public static Task<List<string>> Holds(TestNode node) => node.Inside(async s =>
    {
        var addresses = s.GetRequiredService<Reciproca.Spine.Federation.Addresses>();
        var records = await s.GetRequiredService<Reciproca.Storage.AppDb>().Set<Record>().AsNoTracking().Where(r => r.Audience == Audience.Public && r.Stage == Stage.Published).ToListAsync();
        return records.Select(addresses.Of).Order().ToList();
    });

    public static Task<List<Refusal>> Refusals(TestNode node) => node.Inside(async s =>
    {
        await s.GetRequiredService<Refusals>().Write();
        return await s.GetRequiredService<Reciproca.Storage.AppDb>().Set<Refusal>().AsNoTracking().ToListAsync();
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) await node.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
