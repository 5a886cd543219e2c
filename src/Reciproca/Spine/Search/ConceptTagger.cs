using System.Collections.Concurrent;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search;

/// <summary>Recognises the vocabulary's concepts in a text by their labels and synonyms, stemmed, the longest phrase first.</summary>
public sealed class ConceptTagger(NodeVocabulary vocabulary)
{
    private static readonly string[] InTexts = [Schemes.Topic, Schemes.Hazard], InQuestions = [.. InTexts, Schemes.Sdg, Schemes.Country];

    private readonly ConcurrentDictionary<(string Language, bool Question), Tree> trees = new();

    /// <summary>Topics and hazards that a text speaks of, each once.</summary>
    public IEnumerable<Concept> InText(EntryText text) =>
        Find(text.Language, text.InTitle.Terms, question: false).Concat(Find(text.Language, text.InBody.Terms, question: false)).Distinct();

    /// <summary>What a reader's words name in any of our languages: topics, hazards, goals, countries.</summary>
    public IEnumerable<Concept> InQuestion(string text) =>
        Texts.InterfaceTexts.Languages.SelectMany(language => Find(language, Lexicon.Analysis.Tokens(language, text), question: true)).Distinct();

    private IEnumerable<Concept> Find(string language, List<Lexicon.Token> tokens, bool question)
    {
        var tree = Of(Lexicon.Analysis.Primary(language), question);
        for (var i = 0; i < tokens.Count;)
        {
            var (length, concepts) = tree.Longest(tokens, i);
            foreach (var concept in concepts) yield return concept;
            i += Math.Max(1, length);
        }
    }

    private Tree Of(string language, bool question)
    {
        var now = vocabulary.Now;
        var tree = trees.GetOrAdd((language, question), key => new Tree(now, key.Language, key.Question ? InQuestions : InTexts));
        if (ReferenceEquals(tree.Source, now)) return tree;
        return trees[(language, question)] = new Tree(now, language, question ? InQuestions : InTexts);
    }

    private sealed class Tree
    {
        private readonly Node root = new();

        public Tree(Concepts source, string language, string[] schemes)
        {
            Source = source;
            foreach (var concept in schemes.SelectMany(source.All))
                foreach (var phrase in concept.Phrases(language))
                    root.Add(Lexicon.Analysis.Terms(language, phrase), concept);
        }

        public Concepts Source { get; }

        public (int Length, IReadOnlyList<Concept> Concepts) Longest(List<Lexicon.Token> tokens, int start)
        {
            (int, IReadOnlyList<Concept>) best = (0, []);
            var node = root;
            for (var i = start; i < tokens.Count && node.Next.TryGetValue(tokens[i].Term, out var next); i++)
            {
                node = next;
                if (node.Concepts.Count > 0) best = (i - start + 1, node.Concepts);
            }
            return best;
        }
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = [];
        public List<Concept> Concepts { get; } = [];

        public void Add(List<string> terms, Concept concept)
        {
            var node = this;
            foreach (var term in terms) node = node.Next.TryGetValue(term, out var next) ? next : node.Next[term] = new Node();
            if (terms.Count > 0 && !node.Concepts.Contains(concept)) node.Concepts.Add(concept);
        }
    }
}
