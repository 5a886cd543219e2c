using System.Collections.Concurrent;

namespace Reciproca.ActivityPub.Signatures;

/// <summary>What is remembered of a host: the scheme it takes, until when.</summary>
/// <param name="Scheme">The scheme to sign in first.</param>
/// <param name="Until">After this moment the host counts as unknown again.</param>
public sealed record KnownScheme(SignatureScheme Scheme, DateTimeOffset Until);

/// <summary>Where known schemes are kept; an application with a database keeps them there so that a restart forgets nothing.</summary>
public interface ISchemeStore
{
    /// <summary>What is known of a host (lower case, with port if not the default); null if nothing.</summary>
    ValueTask<KnownScheme?> Find(string host, CancellationToken cancel);

    /// <summary>Keeps what is known of a host.</summary>
    ValueTask Keep(string host, KnownScheme known, CancellationToken cancel);
}

/// <summary>Keeps schemes in memory, of at most so many hosts; when full it forgets them all and learns again.</summary>
/// <param name="mostHosts">The most hosts to keep.</param>
public sealed class MemorySchemeStore(int mostHosts = 10_000) : ISchemeStore
{
    private readonly ConcurrentDictionary<string, KnownScheme> known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<KnownScheme?> Find(string host, CancellationToken cancel) => ValueTask.FromResult(known.GetValueOrDefault(host));

    /// <inheritdoc/>
    public ValueTask Keep(string host, KnownScheme scheme, CancellationToken cancel)
    {
        if (known.Count >= mostHosts) known.Clear();
        known[host] = scheme;
        return ValueTask.CompletedTask;
    }
}

/// <summary>
/// Decides which scheme to sign in: cavage to an unknown host, because some servers answer RFC 9421 with a success and drop the message;
/// the one that worked or that the host itself used, for as long as it is remembered; the other one after a 400, 401 or 403.
/// </summary>
/// <param name="store">Where known schemes are kept.</param>
/// <param name="clock">The clock that ends the memory.</param>
/// <param name="memory">How long a scheme is remembered; 30 days if not told.</param>
public sealed class SchemeChoice(ISchemeStore store, TimeProvider clock, TimeSpan? memory = null)
{
    private readonly TimeSpan memory = memory ?? TimeSpan.FromDays(30);

    /// <summary>The schemes to try for an address, in order.</summary>
    public async ValueTask<IReadOnlyList<SignatureScheme>> For(Uri address, CancellationToken cancel = default)
    {
        var known = await store.Find(HttpMessage.AuthorityOf(address), cancel);
        var first = known is not null && known.Until > clock.GetUtcNow() ? known.Scheme : SignatureScheme.Cavage;
        return [first, first == SignatureScheme.Cavage ? SignatureScheme.Rfc9421 : SignatureScheme.Cavage];
    }

    /// <summary>Whether an answer may mean that the host does not read the scheme. NodeBB answers RFC 9421 with 400.</summary>
    public static bool MayBeTheScheme(int status) => status is 400 or 401 or 403;

    /// <summary>Remembers that a host took a scheme, advertised it (FEP-844e), or signed to us with it.</summary>
    public ValueTask Worked(Uri address, SignatureScheme scheme, CancellationToken cancel = default) =>
        store.Keep(HttpMessage.AuthorityOf(address), new(scheme, clock.GetUtcNow() + memory), cancel);
}
