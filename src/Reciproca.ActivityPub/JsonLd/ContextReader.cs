using System.Collections.Concurrent;
using System.Text.Json;
using Reciproca.ActivityPub.Json;

namespace Reciproca.ActivityPub.JsonLd;

/// <summary>
/// Turns <c>@context</c> values into active contexts. Named contexts come from the bundle alone: nothing is ever fetched.
/// Source: JSON-LD 1.1 Processing Algorithms section 4.1.
/// </summary>
internal static class ContextReader
{
    private const int MostParts = 24;
    private const int MostTerms = 2_000;
    private const int CachedTextLength = 16_384;
    private const int MostCached = 512;

    private static readonly ConcurrentDictionary<(ActiveContext, string), ActiveContext> Cache = new();

    /// <summary>The context that holds inside a value with this <c>@context</c>.</summary>
    /// <exception cref="ExpansionException">It exceeds a limit.</exception>
    public static ActiveContext Read(ActiveContext active, JsonElement context, ExpansionRun run)
    {
        var text = context.GetRawText();
        if (text.Length > CachedTextLength) return Parts(active, context, run);
        if (Cache.TryGetValue((active, text), out var known)) return known;
        var unknown = run.UnknownContexts.Count;
        var read = Parts(active, context, run);
        if (unknown == run.UnknownContexts.Count) Remember(active, text, read);
        return read;
    }

    // A stranger can fill the cache but not grow it; the usual contexts are back after one message each.
    private static void Remember(ActiveContext active, string text, ActiveContext read)
    {
        if (Cache.Count >= MostCached) Cache.Clear();
        Cache[(active, text)] = read;
    }

    private static ActiveContext Parts(ActiveContext active, JsonElement context, ExpansionRun run)
    {
        if (context.ValueKind != JsonValueKind.Array) return Part(active, context, run);
        if (context.GetArrayLength() > MostParts) throw new ExpansionException("A context has too many parts.");
        foreach (var part in context.EnumerateArray()) active = Part(active, part, run);
        return active;
    }

    private static ActiveContext Part(ActiveContext active, JsonElement part, ExpansionRun run) => part.ValueKind switch
    {
        JsonValueKind.Null => BundledContexts.Base,
        JsonValueKind.String => Named(active, part.GetString()!, run),
        JsonValueKind.Object => Inline(active, part),
        _ => active,
    };

    private static ActiveContext Named(ActiveContext active, string address, ExpansionRun run)
    {
        if (BundledContexts.Find(address) is { } terms) return active.With(terms);
        run.UnknownContexts.Add(address);
        return active;
    }

    private static ActiveContext Inline(ActiveContext active, JsonElement part)
    {
        if (part.TryGetProperty("@vocab", out var vocab)) active = active.WithVocab(vocab.TextOrNull());
        if (part.TryGetProperty("@language", out var language)) active = active.WithLanguage(language.TextOrNull());
        var added = TermReader.Read(active, part);
        if (active.Count + added.Count > MostTerms) throw new ExpansionException("A context has too many terms.");
        return active.With(added);
    }
}
