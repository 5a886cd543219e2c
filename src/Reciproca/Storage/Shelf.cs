using System.Collections.Concurrent;

namespace Reciproca.Storage;

/// <summary>
/// What public pages are made of, read once and kept until the next commit that they could show. What lies here is shared by all requests: it is
/// read and never changed.
/// </summary>
/// <param name="most">So many things it holds; one more, and it begins anew.</param>
public sealed class Shelf(ContentVersion version, TimeProvider clock, int most = 2000)
{
    /// <summary>The command line writes to the database without this process knowing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private volatile Kept kept = new(-1, default);

    public async ValueTask<T> Get<T>(object key, Func<Task<T>> read) where T : class?
    {
        // what is read while someone commits is put where nobody looks any more
        var now = Current();
        if (now.Things.TryGetValue(key, out var found)) return (T)found;
        var value = await read();
        // whoever asks for what is not there must not fill it
        if (value is not null) now.Things[key] = value;
        return value;
    }

    private Kept Current()
    {
        var (now, at) = (version.Now, clock.GetUtcNow());
        var current = kept;
        return current.Version == now && current.Things.Count < most && at - current.Since < Longest ? current : kept = new Kept(now, at);
    }

    private sealed record Kept(long Version, DateTimeOffset Since)
    {
        public ConcurrentDictionary<object, object> Things { get; } = new();
    }
}
