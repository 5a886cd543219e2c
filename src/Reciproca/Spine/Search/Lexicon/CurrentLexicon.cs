using System.Globalization;
using System.Text.Json;
using Reciproca.Spine.Search.Lexicon.Learning;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>The lexicon a node works with: read at start, learned anew without stopping search, and told a pair at any time.</summary>
/// <param name="folder">Where the file lies, the pairs that people added, and what was taught since the last learning.</param>
/// <param name="given">A lexicon to use that is not on disk: for trying one out.</param>
public sealed class CurrentLexicon(string folder, TranslationLexicon? given = null)
{
    readonly System.Threading.Lock gate = new();
    static readonly Lazy<TranslationLexicon> OfThesaurus = new(() => LexiconLearning.Learn([ThesaurusLayer.Layer]));
    volatile TranslationLexicon? now = given;
    DateTime read;

    /// <summary>What to use for this query or document: the adopted one, or what the thesaurus alone teaches.</summary>
    public TranslationLexicon Now => now ?? Read();

    /// <summary>Whether nothing was adopted yet: only the thesaurus is known.</summary>
    public bool NeedsLearning => LexiconFile.Load(FilePath) is null;

    /// <summary>The file was cut or changed on disk, and the one before it is used, or the thesaurus alone.</summary>
    public bool IsDamaged => File.Exists(FilePath) && LexiconFile.Read(FilePath) is null;

    public string FilePath => Path.Combine(folder, "lexicon.bin");

    /// <summary>Where an operator's translation memories and tables lie; all of them are learned from.</summary>
    public string ImportFolder => Path.Combine(folder, "imported");

    string CoverageFile => Path.Combine(folder, "coverage.json");

    string AddedPairs => Path.Combine(folder, "added.tsv");

    string TaughtWords => Path.Combine(folder, "taught.tsv");

    /// <summary>
    /// Learns from the thesaurus, the machine's dictionaries, what an operator imported, what is given and what people added, and returns the
    /// result without using it, so that it can be tried on judgements first.
    /// </summary>
    /// <param name="known">What the node itself knows, best layers last.</param>
    public TranslationLexicon Learn(IEnumerable<LexiconLayer> known) =>
        LexiconLearning.Learn([ThesaurusLayer.Layer, .. MachineDictionaries.Layers(), .. Imported(), .. known, new("added", 5, Added())]);

    /// <summary>A learned lexicon with the pairs that people added, as it would be used.</summary>
    public TranslationLexicon WithAdded(TranslationLexicon learned) => Added().Aggregate(learned, (lexicon, pair) => lexicon.With(pair));

    /// <summary>How many of the words in records were known when it was last learned.</summary>
    public IReadOnlyList<CoverageOfTexts> Coverage => File.Exists(CoverageFile) ? JsonSerializer.Deserialize<List<CoverageOfTexts>>(File.ReadAllBytes(CoverageFile)) ?? [] : [];

    public void Remember(IReadOnlyList<CoverageOfTexts> coverage)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(CoverageFile + ".new", JsonSerializer.SerializeToUtf8Bytes(coverage));
        File.Move(CoverageFile + ".new", CoverageFile, overwrite: true);
    }

    /// <summary>Whether another process has put a lexicon in place of the one that was read; if so, it is used from now on.</summary>
    public bool ReadAgainIfChanged()
    {
        lock (gate)
        {
            if (now is null || !File.Exists(FilePath) || File.GetLastWriteTimeUtc(FilePath) == read) return false;
            now = null;
            return Read() is not null;
        }
    }

    /// <summary>From now on this one is used; it is on disk when this returns.</summary>
    public void Adopt(TranslationLexicon lexicon)
    {
        lock (gate)
        {
            Directory.CreateDirectory(folder);
            LexiconFile.Save(FilePath, lexicon);
            File.Delete(TaughtWords);
            (now, read) = (WithAdded(lexicon), File.GetLastWriteTimeUtc(FilePath));
        }
    }

    /// <summary>Works at once and in every later learning.</summary>
    /// <returns>The terms that mean something else now, by language.</returns>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Add(ParallelText pair)
    {
        lock (gate)
        {
            Directory.CreateDirectory(folder);
            File.AppendAllText(AddedPairs, Line(pair) + "\n");
            now = Now.With(pair);
        }
        return TermsOf(pair);
    }

    /// <summary>The pair no longer outweighs the rest; what was learned of its words holds again.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Remove(ParallelText pair)
    {
        lock (gate)
        {
            if (!File.Exists(AddedPairs)) return new Dictionary<string, IReadOnlyCollection<string>>();
            File.WriteAllLines(AddedPairs, File.ReadAllLines(AddedPairs).Where(line => line != Line(pair)));
            now = null;
        }
        return TermsOf(pair);
    }

    /// <summary>Works at once; the next learning reads the texts themselves where they still exist.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> Teach(IReadOnlyCollection<ParallelText> texts)
    {
        lock (gate)
        {
            var learned = Taught.By(Now, texts);
            if (learned.Count == 0) return new Dictionary<string, IReadOnlyCollection<string>>();
            Directory.CreateDirectory(folder);
            File.AppendAllLines(TaughtWords, learned.SelectMany(language => language.Value.Select(word => Line(language.Key, word.Key, word.Value))));
            now = Now.With(learned);
            return learned.ToDictionary(language => language.Key, language => (IReadOnlyCollection<string>)language.Value.Keys);
        }
    }

    /// <summary>Keeps a translation memory or table for every learning from now on.</summary>
    /// <returns>How many pairs it holds.</returns>
    /// <exception cref="InvalidDataException">There is no pair in it.</exception>
    public int Import(string file)
    {
        var pairs = ImportedTexts.Read(file).Count(pair => IsKnown(pair.Language) && IsKnown(pair.Other));
        if (pairs == 0) throw new InvalidDataException("no pair of texts in two known languages; a table's first line names the languages, as in \"en\\tid\"");
        Directory.CreateDirectory(ImportFolder);
        var kept = Path.Combine(ImportFolder, Path.GetFileName(file));
        File.Copy(file, kept + ".new", overwrite: true);
        File.Move(kept + ".new", kept, overwrite: true);
        return pairs;
    }

    /// <summary>The pairs that people added, in the order they came.</summary>
    public List<ParallelText> Added() => !File.Exists(AddedPairs) ? [] :
        [.. File.ReadAllLines(AddedPairs).Select(line => line.Split('\t')).Where(cells => cells.Length == 4).Select(cells => new ParallelText(cells[0], cells[1], cells[2], cells[3]))];

    IEnumerable<LexiconLayer> Imported()
    {
        if (Directory.Exists(ImportFolder)) yield return new("imported", 1, Directory.GetFiles(ImportFolder).Order(StringComparer.Ordinal).SelectMany(ImportedTexts.Read));
    }

    TranslationLexicon Read()
    {
        lock (gate)
        {
            if (now is not null) return now;
            var learned = (LexiconFile.Load(FilePath) ?? OfThesaurus.Value).With(TaughtBefore());
            read = File.Exists(FilePath) ? File.GetLastWriteTimeUtc(FilePath) : default;
            return now = WithAdded(learned);
        }
    }

    Dictionary<string, Dictionary<string, Translation[]>> TaughtBefore() => !File.Exists(TaughtWords) ? [] :
        File.ReadAllLines(TaughtWords).Select(line => line.Split('\t')).Where(cells => cells.Length > 2).GroupBy(cells => cells[0])
            .ToDictionary(language => language.Key, language => language.GroupBy(cells => cells[1]).ToDictionary(word => word.Key, word => Meanings(word.Last())));

    static Translation[] Meanings(string[] cells) => [.. cells.Skip(2).Select(cell => cell.Split(':')).Where(cell => cell.Length == 2)
        .Select(cell => new Translation(cell[0], float.TryParse(cell[1], CultureInfo.InvariantCulture, out var weight) ? Math.Clamp(weight, 0, 1) : 0, 0)).Where(t => t.Weight > 0)];

    static string Line(string language, string word, Translation[] meanings) =>
        string.Join('\t', [language, word, .. meanings.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Term}:{m.Weight:0.###}"))]);

    static string Line(ParallelText pair) => string.Join('\t', new[] { pair.Language, pair.Text, pair.Other, pair.OtherText }.Select(Cell));

    static Dictionary<string, IReadOnlyCollection<string>> TermsOf(ParallelText pair) => new[] { (pair.Language, pair.Text), (Language: pair.Other, Text: pair.OtherText) }
        .Where(side => Analysis.Primary(side.Language) != LexiconLearning.PivotLanguage).DistinctBy(side => Analysis.Primary(side.Language))
        .ToDictionary(side => Analysis.Primary(side.Language), side => (IReadOnlyCollection<string>)[.. Analysis.Terms(side.Language, side.Text).Distinct()]);

    static bool IsKnown(string language) => Vocabulary.Concepts.Standard.Find(Vocabulary.Schemes.Language, Analysis.Primary(language)) is not null;

    static string Cell(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
