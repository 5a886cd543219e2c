namespace Reciproca.ActivityPub.JsonLd;

/// <summary>The words that hold at one place of a document. It never changes once made, so it is shared between documents.</summary>
internal sealed class ActiveContext
{
    private readonly Dictionary<string, TermDefinition> terms;

    private ActiveContext(Dictionary<string, TermDefinition> terms) => this.terms = terms;

    public static readonly ActiveContext Empty = new([]);

    public string? Vocab { get; private init; }

    public string? Language { get; private init; }

    public int Count => terms.Count;

    public TermDefinition? Find(string term) => terms.GetValueOrDefault(term);

    public ActiveContext With(IEnumerable<KeyValuePair<string, TermDefinition>> added)
    {
        var joined = new Dictionary<string, TermDefinition>(terms, StringComparer.Ordinal);
        foreach (var (term, definition) in added)
        {
            if (joined.GetValueOrDefault(term) is { Fixed: true }) continue;
            joined[term] = definition;
        }
        return new(joined) { Vocab = Vocab, Language = Language };
    }

    public ActiveContext WithVocab(string? vocab) => new(terms) { Vocab = vocab, Language = Language };

    public ActiveContext WithLanguage(string? language) => new(terms) { Vocab = Vocab, Language = language };

    /// <summary>The IRI of a term, compact IRI or IRI where terms have a meaning; null when it has none.</summary>
    public string? Word(string word)
    {
        if (Keyword.Is(word)) return word;
        if (Find(word) is { } definition) return definition.Iri;
        if (Compact(word) is { } iri) return iri;
        return Vocab is null ? null : Vocab + word;
    }

    /// <summary>The IRI of an identifier: terms have no meaning here, prefixes do.</summary>
    public string Identifier(string id) => Compact(id) ?? id;

    private string? Compact(string word)
    {
        var colon = word.IndexOf(':');
        if (colon <= 0) return null;
        if (word.AsSpan(colon + 1).StartsWith("//") || word.StartsWith("_:", StringComparison.Ordinal)) return word;
        return Find(word[..colon]) is { Iri: { } prefix } && !Keyword.Is(prefix) ? prefix + word[(colon + 1)..] : word;
    }
}

internal static class Keyword
{
    public static bool Is(string word) => word is
        "@id" or "@type" or "@value" or "@language" or "@list" or "@set" or "@graph" or "@context" or "@json" or "@none" or "@vocab"
        or "@reverse" or "@index" or "@base" or "@included" or "@nest" or "@direction" or "@version" or "@container" or "@prefix" or "@protected"
        or "@propagate" or "@import";
}
