using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Receiving;

/// <summary>Counts what was refused, by host and reason. Kept in memory and written now and then: a flood must not become a flood of writes.</summary>
public sealed class Refusals(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Refusals> log)
{
    private const int Most = 2000;

    private readonly ConcurrentDictionary<(string Host, string Reason), (int Status, string Detail, long Count, DateTime First, DateTime Last)> counted = new();

    public void Note(string host, int status, string reason, string detail)
    {
        log.LogInformation("Refused {Host}: {Status} {Reason} {Detail}", host, status, reason, detail);
        if (counted.Count >= Most) return;
        var now = clock.GetUtcNow().UtcDateTime;
        var cut = detail.Length > 300 ? detail[..300] : detail;
        counted.AddOrUpdate((host.Length > 255 ? host[..255] : host, reason), (status, cut, 1, now, now), (_, old) => (status, cut, old.Count + 1, old.First, now));
    }

    public async Task Write(CancellationToken cancel = default)
    {
        if (counted.IsEmpty) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var room = Most - await db.Set<Refusal>().CountAsync(cancel);
        foreach (var key in counted.Keys)
        {
            if (!counted.TryRemove(key, out var noted)) continue;
            var row = await db.Set<Refusal>().FindAsync([key.Host, key.Reason], cancel);
            if (row is null && room-- <= 0) continue;
            if (row is null) db.Add(row = new Refusal { Host = key.Host, Reason = key.Reason, FirstAt = noted.First });
            (row.Status, row.Detail, row.Count, row.LastAt) = (noted.Status, noted.Detail.Replace("\0", ""), row.Count + noted.Count, noted.Last);
        }
        await db.SaveChangesAsync(cancel);
    }
}
