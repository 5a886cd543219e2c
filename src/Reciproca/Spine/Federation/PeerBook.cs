using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation;

/// <summary>Whom we deal with, by host; read again every few seconds, because a command of the operator is another process.</summary>
public sealed class PeerBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private volatile Tuple<DateTimeOffset, Dictionary<string, Peer>>? read;

    public async ValueTask<Peer?> Find(string host, CancellationToken cancel = default)
    {
        if (Known() is { } known) return known.GetValueOrDefault(host);
        await using var scope = scopes.CreateAsyncScope();
        return Keep(await All(scope).ToDictionaryAsync(p => p.Host, cancel)).GetValueOrDefault(host);
    }

    /// <summary>What people call the node behind a host; the host itself where it is not known.</summary>
    public string NameOf(string host)
    {
        if (Known() is not { } known)
        {
            using var scope = scopes.CreateScope();
            known = Keep(All(scope).ToDictionary(p => p.Host));
        }
        return known.GetValueOrDefault(host)?.Name is { Length: > 0 } name ? name : host;
    }

    public void Forget() => read = null;

    private Dictionary<string, Peer>? Known() => read is { } known && clock.GetUtcNow() - known.Item1 <= Fresh && clock.GetUtcNow() >= known.Item1 ? known.Item2 : null;

    private Dictionary<string, Peer> Keep(Dictionary<string, Peer> peers)
    {
        read = Tuple.Create(clock.GetUtcNow(), peers);
        return peers;
    }

    private static IQueryable<Peer> All(IServiceScope scope) => scope.ServiceProvider.GetRequiredService<AppDb>().Set<Peer>().AsNoTracking();
}
