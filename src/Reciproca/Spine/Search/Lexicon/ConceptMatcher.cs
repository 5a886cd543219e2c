using System.Collections.Concurrent;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Recognises the thesaurus's concepts in a text by their stemmed labels, the longest label first.</summary>
sealed class ConceptMatcher
{
    /// <summary>First character of a concept's pivot term; no word begins with it.</summary>
    public const char Mark = '#';

    readonly ConcurrentDictionary<string, Node> roots = new();
    readonly ConcurrentDictionary<(string Language, string Term), IReadOnlyList<IReadOnlyList<string>>> names = new();
    readonly Lazy<Dictionary<string, Concept>> byTerm = new(() => Thesaurus.Concepts.DistinctBy(c => ConceptLabel.Of(c).Term).ToDictionary(c => ConceptLabel.Of(c).Term));

    public static ConceptMatcher Shared { get; } = new();

    /// <summary>Every place where a label stands, not overlapping; several concepts may share a label.</summary>
    public IEnumerable<Match> Matches(string language, IReadOnlyList<Token> tokens)
    {
        var root = roots.GetOrAdd(language == "ms" ? "id" : language, Built);
        for (var i = 0; i < tokens.Count;)
        {
            var (length, concepts) = Longest(root, tokens, i);
            if (length > 0) yield return new(i, length, concepts);
            i += Math.Max(1, length);
        }
    }

    /// <summary>How a language says a concept, each name as its stemmed terms.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Names(string language, string term) => names.GetOrAdd((language, term), key =>
        byTerm.Value.TryGetValue(key.Term, out var concept) ? [.. concept.In(key.Language).Select(name => Analysis.Terms(key.Language, name)).Where(terms => terms.Count > 0)] : []);

    static (int Length, IReadOnlyList<ConceptLabel> Concepts) Longest(Node node, IReadOnlyList<Token> tokens, int start)
    {
        (int, IReadOnlyList<ConceptLabel>) best = (0, []);
        for (var i = start; i < tokens.Count && node.Next.TryGetValue(tokens[i].Term, out var next); i++)
        {
            node = next;
            if (node.Concepts.Count > 0) best = (i - start + 1, node.Concepts);
        }
        return best;
    }

    static Node Built(string language)
    {
        var root = new Node();
        foreach (var concept in Thesaurus.Concepts)
            foreach (var label in concept.In(language))
                root.Add(Analysis.Terms(language, label), ConceptLabel.Of(concept));
        return root;
    }

    sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = [];
        public List<ConceptLabel> Concepts { get; } = [];

        public void Add(List<string> terms, ConceptLabel concept)
        {
            var node = this;
            foreach (var term in terms)
                node = node.Next.TryGetValue(term, out var next) ? next : node.Next[term] = new();
            if (terms.Count > 0 && !node.Concepts.Contains(concept)) node.Concepts.Add(concept);
        }
    }

    /// <param name="First">Index of the first token.</param>
    /// <param name="Length">Number of tokens.</param>
    public readonly record struct Match(int First, int Length, IReadOnlyList<ConceptLabel> Concepts);
}

/// <summary>A concept as the index knows it.</summary>
/// <param name="Term">Its pivot term, "#flash-flood".</param>
/// <param name="Name">The stemmed English label, which words of the phrase are read by.</param>
sealed record ConceptLabel(string Term, IReadOnlyList<string> Name)
{
    static readonly ConcurrentDictionary<Concept, ConceptLabel> Known = new(ReferenceEqualityComparer.Instance);

    public static ConceptLabel Of(Concept concept) => Known.GetOrAdd(concept, Made);

    static ConceptLabel Made(Concept concept)
    {
        var english = concept.In("en")[0];
        return new(ConceptMatcher.Mark + english.Replace(' ', '-').ToLowerInvariant(), Analysis.Terms("en", english));
    }
}
