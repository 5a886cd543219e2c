using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Bench.Federation;

/// <summary>A node in this process on SQLite, with its background work or, where that is measured by itself, without.</summary>
internal sealed class BenchNode : IAsyncDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("reciproca-bench-");

    public WebApplication App { get; private set; } = null!;
    public required int Port { get; init; }
    public required string Loopback { get; init; }
    public Uri Address => new($"http://127.0.0.1:{Port}");

    public async Task Start(bool working)
    {
        App = Reciproca.Node.Build([$"--Node:Data={data.FullName}", $"--Node:Connection=Data Source={data.FullName}/reciproca.db", $"--urls={Address}", "--environment=Development", "--Logging:LogLevel:Default=None",
            $"--Node:Address={Address.ToString().TrimEnd('/')}", $"--Node:Federation:Loopback={Loopback}", "--Node:Federation:Mode=Open", "--Node:Federation:MessagesAMinute=10000000"], services =>
        {
            foreach (var worker in services.Where(s => s.ServiceType == typeof(IHostedService) && !working && (s.ImplementationType == typeof(MessageWorker) || s.ImplementationType == typeof(FederationWorker))).ToList()) services.Remove(worker);
        });
        await Reciproca.Node.Prepare(App);
        await App.StartAsync();
    }

    public async Task<T> Inside<T>(Func<IServiceProvider, AppDb, Task<T>> ask)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Confirmed from the start; how two secretariats get there is no matter of speed.</summary>
    public Task<int> Trusts(string host, string actor, string inbox) => Inside((_, db) =>
    {
        db.Add(new Peer { Id = Guid.CreateVersion7(), Host = host, Name = host, IsNode = true, Actor = actor, Inbox = inbox, Records = $"http://{host}/federation/records", Digest = $"http://{host}/federation/digest", State = PeerState.Confirmed });
        return db.SaveChangesAsync();
    });

    public async Task Befriend(BenchNode other)
    {
        foreach (var (one, two) in new[] { (this, other), (other, this) })
        {
            await one.Trusts(two.Address.Authority, $"{two.Address}actor", $"{two.Address}inbox");
            var print = await two.Inside((s, _) => s.GetRequiredService<Peering>().OwnFingerprint());
            await one.Inside((_, db) => db.Set<Peer>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Fingerprint, print)));
            one.Get<PeerBook>().Forget();
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }
}
