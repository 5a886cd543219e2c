using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.Keys;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Actors;

/// <summary>The keys of this node's actors, made when first needed: an RSA key costs a tenth of a second.</summary>
public sealed class ActorKeys(IServiceScopeFactory scopes, KeyMaker maker, TimeProvider clock)
{
    public static readonly Guid Node = Guid.Empty;

    private readonly ConcurrentDictionary<Guid, KeyPair> known = new();
    private readonly SemaphoreSlim making = new(1, 1);

    public async ValueTask<KeyPair> Of(Guid owner, string actor)
    {
        if (known.TryGetValue(owner, out var pair)) return pair;
        await making.WaitAsync();
        try { return known[owner] = await Newest(owner, actor) ?? await Make(owner, actor, 1); }
        finally { making.Release(); }
    }

    /// <summary>New keys; the old ones stay in the database and sign no more. Who knows the actor has to be told with <c>Update</c>.</summary>
    public async Task<KeyPair> Renew(Guid owner, string actor)
    {
        await making.WaitAsync();
        try { return known[owner] = await Make(owner, actor, (await Newest(owner, actor))?.Number + 1 ?? 1); }
        finally { making.Release(); }
    }

    /// <summary>Another process may have renewed them.</summary>
    public void Forget() => known.Clear();

    private async Task<KeyPair?> Newest(Guid owner, string actor)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<ActorKey>().AsNoTracking().Where(k => k.OwnerId == owner).OrderByDescending(k => k.Number).FirstOrDefaultAsync();
        return row is null ? null : KeyPair.Read(row, actor);
    }

    private async Task<KeyPair> Make(Guid owner, string actor, int number)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var row = new ActorKey
        {
            OwnerId = owner, Number = number, MadeAt = clock.GetUtcNow().UtcDateTime,
            Rsa = maker.Rsa(), Edwards = Ed25519SigningKey.Generate(actor, actor).ExportPem(),
        };
        db.Add(row);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) when (number == 1) { return await Newest(owner, actor) ?? throw new InvalidOperationException($"No key of {actor} can be kept"); }
        return KeyPair.Read(row, actor);
    }
}

/// <summary>Makes RSA keys; tests, which need a thousand, have some in stock.</summary>
public class KeyMaker
{
    /// <returns>A private key of 2048 bits, as PEM.</returns>
    public virtual string Rsa() => RsaSigningKey.Generate("", "").ExportPem();
}

/// <summary>What an actor signs with.</summary>
public sealed record KeyPair(int Number, SigningKey Rsa, Ed25519SigningKey Edwards)
{
    public static KeyPair Read(ActorKey row, string actor)
    {
        var suffix = row.Number == 1 ? "" : $"-{row.Number}";
        return new(row.Number, SigningKey.FromPem($"{actor}#main-key{suffix}", actor, row.Rsa), (Ed25519SigningKey)SigningKey.FromPem($"{actor}#ed25519-key{suffix}", actor, row.Edwards));
    }
}
