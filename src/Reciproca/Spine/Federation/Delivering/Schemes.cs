using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.Signatures;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Delivering;

/// <summary>Which signature scheme a host takes: in memory, and in the database so that a restart forgets nothing.</summary>
public sealed class Schemes(IServiceScopeFactory scopes) : ISchemeStore
{
    private readonly ConcurrentDictionary<string, KnownScheme?> known = new();

    public async ValueTask<KnownScheme?> Find(string host, CancellationToken cancel)
    {
        if (known.TryGetValue(host, out var scheme)) return scheme;
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<RemoteHost>().AsNoTracking().SingleOrDefaultAsync(h => h.Host == host, cancel);
        return known[host] = row is { Scheme: { } name, SchemeUntil: { } until } && Enum.TryParse<SignatureScheme>(name, out var kept) ? new(kept, until) : null;
    }

    public async ValueTask Keep(string host, KnownScheme scheme, CancellationToken cancel)
    {
        // told with every message; written when it is news or nearly over
        if (known.TryGetValue(host, out var old) && old?.Scheme == scheme.Scheme && scheme.Until - old.Until < TimeSpan.FromDays(1)) return;
        known[host] = scheme;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (name, until) = (scheme.Scheme.ToString(), scheme.Until.UtcDateTime);
        if (await db.Set<RemoteHost>().Where(h => h.Host == host).ExecuteUpdateAsync(set => set.SetProperty(h => h.Scheme, name).SetProperty(h => h.SchemeUntil, until), cancel) > 0) return;
        db.Add(new RemoteHost { Host = host, Scheme = name, SchemeUntil = until });
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException) { } // another message of the host was first
    }
}
