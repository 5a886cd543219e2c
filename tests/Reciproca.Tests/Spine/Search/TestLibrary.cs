using Reciproca.Spine.Matching;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Tests.Spine.Search;

/// <summary>An index of its own on disk, filled with texts: <c>library.Has("es", "Inundaciones", "…")</c>.</summary>
public sealed class TestLibrary : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reciproca-index-");
    private readonly NodeVocabulary vocabulary = new();
    private readonly List<IndexEntry> added = [];

    public TestLibrary()
    {
        (Tagger, Lexicon) = (new ConceptTagger(vocabulary), new CurrentLexicon(LexiconFolder));
        Index = Open();
    }

    public ConceptTagger Tagger { get; }
    public RecordIndex Index { get; private set; }
    public RecordSearch Search => new(Index, Tagger, Lexicon);
    public CurrentLexicon Lexicon { get; }
    public ContentVersion Version { get; } = new();
    public string LexiconFolder => Path.Combine(folder.FullName, "lexicon");
    public NodeWeights Weights { get; } = new();
    public Scoring Scoring => new(vocabulary, Weights, new TestClock());
    public Ranking Ranking => new(Search, Scoring);
    public Suggestions Suggestions => new(Index, Search, vocabulary);
    public string Folder => Path.Combine(folder.FullName, "index");

    public static FoundSteward City(string name = "Rosario", string country = "AR", long? people = 1_000_000, params string[] tags) => new()
    {
        Id = Guid.CreateVersion7(), ShortId = ShortId.Next(), Name = name, Country = country, Population = people, Tags = tags,
    };

    public IndexEntry Entry(string language, string title, string body, Func<FoundRecord, FoundRecord>? with = null)
    {
        var now = new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc);
        var text = new EntryText(language, PlainText.Of(title), PlainText.Of(body));
        var record = new FoundRecord
        {
            Id = Guid.CreateVersion7(), ShortId = ShortId.Next(), Kind = "practice", SourceLanguage = language, Steward = City(), Stage = Stage.Published,
            PublishedAt = now, ChangedAt = now, ConfirmedOn = now, Texts = [new FoundText(language, title, PlainText.Start(body), VersionState.Human)],
            Concepts = [.. Tagger.InText(text).Select(c => $"{c.Scheme}/{c.Code}")],
        };
        return new IndexEntry(with is null ? record : with(record), [text]);
    }

    public FoundRecord Has(string language, string title, string body = "", Func<FoundRecord, FoundRecord>? with = null)
    {
        var entry = Entry(language, title, body, with);
        Index.Put([entry], []);
        return entry.Card;
    }

    /// <summary>Many at once: <see cref="Put"/> writes what was added.</summary>
    public void Add(string language, string title, string body) => added.Add(Entry(language, title, body));

    public void Put() => Index.Put(added, []);

    public SearchResults Ask(string text, Sight? sight = null, string language = "en") =>
        Search.Find(new SearchRequest(sight ?? Sight.Public) { Text = text, Language = language, Counted = true });

    public string[] Titles(string text, string language = "en") => [.. Ask(text, language: language).Hits.Select(h => h.Text.Title)];

    /// <summary>Closes and opens again, as a restart does.</summary>
    public void Restart(Action? between = null)
    {
        Index.Dispose();
        between?.Invoke();
        Index = Open();
    }

    public void Dispose()
    {
        Index.Dispose();
        folder.Delete(recursive: true);
    }

    private RecordIndex Open() => new(new NodeSettings { Data = folder.FullName }, vocabulary, Lexicon, Version);
}
