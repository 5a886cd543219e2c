using Reciproca.Spine.Search.Lexicon.Learning;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>The lexicon a node works with: read at start, learned anew without stopping search, and told a pair at any time.</summary>
/// <param name="folder">Where the file lies, and the pairs that people added.</param>
public sealed class CurrentLexicon(string folder)
{
    readonly System.Threading.Lock gate = new();
    static readonly Lazy<TranslationLexicon> OfThesaurus = new(() => LexiconLearning.Learn([ThesaurusLayer.Layer]));
    volatile TranslationLexicon? now;

    /// <summary>What to use for this query or document: the adopted one, or what the thesaurus alone teaches.</summary>
    public TranslationLexicon Now => now ?? Read();

    /// <summary>Whether nothing was adopted yet: only the thesaurus is known.</summary>
    public bool NeedsLearning => LexiconFile.Load(Lexicon) is null;

    string Lexicon => Path.Combine(folder, "lexicon.bin");

    string AddedPairs => Path.Combine(folder, "added.tsv");

    /// <summary>
    /// Learns from the thesaurus, the machine's dictionaries, what is given and what people added, and returns the result without using
    /// it, so that it can be tried on judgements first.
    /// </summary>
    /// <param name="known">What the node itself knows, best layers last.</param>
    public TranslationLexicon Learn(IEnumerable<LexiconLayer> known) =>
        LexiconLearning.Learn([ThesaurusLayer.Layer, .. MachineDictionaries.Layers(), .. known, new("added", 5, Added())]);

    /// <summary>From now on this one is used; it is on disk when this returns.</summary>
    public void Adopt(TranslationLexicon lexicon)
    {
        lock (gate)
        {
            Directory.CreateDirectory(folder);
            LexiconFile.Save(Lexicon, lexicon);
            now = lexicon;
        }
    }

    /// <summary>Works at once and in every later learning.</summary>
    public void Add(ParallelText pair)
    {
        lock (gate)
        {
            Directory.CreateDirectory(folder);
            File.AppendAllText(AddedPairs, string.Join('\t', new[] { pair.Language, pair.Text, pair.Other, pair.OtherText }.Select(Cell)) + "\n");
            now = Now.With(pair);
        }
    }

    TranslationLexicon Read()
    {
        lock (gate) return now ??= Added().Aggregate(LexiconFile.Load(Lexicon) ?? OfThesaurus.Value, (lexicon, pair) => lexicon.With(pair));
    }

    List<ParallelText> Added() => !File.Exists(AddedPairs) ? [] :
        [.. File.ReadAllLines(AddedPairs).Select(line => line.Split('\t')).Where(cells => cells.Length == 4).Select(cells => new ParallelText(cells[0], cells[1], cells[2], cells[3]))];

    static string Cell(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
