using System.Collections.Concurrent;
using System.Runtime.InteropServices;
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
    private const int CachedTextLength = 4_096;
    private const int MostCached = 256;

    private static readonly ConcurrentDictionary<(ActiveContext, string), Known> Cache = new();

    private sealed record Known(ActiveContext Context, IReadOnlyList<string> Unknown);

    /// <summary>The context that holds inside a value with this <c>@context</c>.</summary>
    /// <exception cref="ExpansionException">It exceeds a limit.</exception>
    public static ActiveContext Read(ActiveContext active, JsonElement context, ExpansionRun run)
    {
        var length = JsonMarshal.GetRawUtf8Value(context).Length;
        run.ContextText(length);
        if (length > CachedTextLength) return Parts(active, context, run);
        var text = context.GetRawText();
        if (Cache.TryGetValue((active, text), out var known)) run.UnknownContexts.AddRange(known.Unknown);
        else known = Remember(active, text, run.UnknownContexts.Count, Parts(active, context, run), run);
        return known.Context;
    }

    // A stranger can fill the cache but not grow it; the usual contexts are back after one message each.
    private static Known Remember(ActiveContext active, string text, int unknownBefore, ActiveContext context, ExpansionRun run)
    {
        if (Cache.Count >= MostCached) Cache.Clear();
        return Cache[(active, text)] = new(context, [.. run.UnknownContexts.Skip(unknownBefore)]);
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
        JsonValueKind.Object => Inline(active, part, run),
        _ => active,
    };

    private static ActiveContext Named(ActiveContext active, string address, ExpansionRun run)
    {
        run.Context();
        if (BundledContexts.Find(address) is { } terms) return terms.Count == 0 ? active : active.With(terms);
        run.UnknownContexts.Add(address);
        return active;
    }

    private static ActiveContext Inline(ActiveContext active, JsonElement part, ExpansionRun run)
    {
        run.Context();
        if (part.TryGetProperty("@vocab", out var vocab)) active = active.WithVocab(vocab.TextOrNull());
        if (part.TryGetProperty("@language", out var language)) active = active.WithLanguage(language.TextOrNull());
        var added = TermReader.Read(active, part);
        if (active.Count + added.Count > MostTerms) throw new ExpansionException("A context has too many terms.");
        return active.With(added);
    }
}
