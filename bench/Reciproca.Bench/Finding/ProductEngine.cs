using System.Diagnostics;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Keeping;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Bench.Finding;

/// <summary>The node's own index and search, as its pages use them, with a lexicon of some layers; each document is a published record.</summary>
static class ProductEngine
{
    const int Depth = 200, Batch = 500;

    public static Engine Of(string method, Collection collection, TranslationLexicon lexicon)
    {
        var vocabulary = new NodeVocabulary();
        var tagger = new ConceptTagger(vocabulary);
        var trial = new Trial(lexicon, vocabulary, tagger);
        var names = collection.Documents.ToDictionary(_ => Guid.CreateVersion7(), document => document.Id);
        var watch = Stopwatch.StartNew();
        trial.Fill(Entries(collection, [.. names.Keys], tagger)).GetAwaiter().GetResult();
        return new(method, query => [.. trial.Search.Find(Request(query) with { Take = Depth }).Hits.Select(hit => names[hit.Card.Id])])
        {
            IndexMilliseconds = watch.Elapsed.TotalMilliseconds, IndexBytes = trial.Size,
            Page = query => trial.Search.Find(Request(query)), End = trial.Dispose,
        };
    }

    static SearchRequest Request(Text query) => new(Sight.Public) { Text = query.Content, Language = query.Language, Counted = true };

    static async IAsyncEnumerable<IReadOnlyCollection<IndexEntry>> Entries(Collection collection, Guid[] ids, ConceptTagger tagger)
    {
        await Task.Yield();
        var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (var batch in collection.Documents.Zip(ids).Chunk(Batch))
            yield return [.. batch.AsParallel().AsOrdered().Select(pair => Entry(pair.First, pair.Second, tagger, at))];
    }

    static IndexEntry Entry(Text text, Guid id, ConceptTagger tagger, DateTime at)
    {
        var body = PlainText.Of(text.Content);
        var card = new FoundRecord
        {
            Id = id, ShortId = text.Id, Kind = "practice", SourceLanguage = text.Language, Stage = Stage.Published, PublishedAt = at, ChangedAt = at, ConfirmedOn = at,
            Steward = new FoundSteward { Id = Steward, ShortId = "bench", Name = "", Country = "" }, Texts = [new FoundText(text.Language, "", PlainText.Start(body), VersionState.Human)],
            Concepts = [.. tagger.InText(new EntryText(text.Language, "", body)).Select(c => $"{c.Scheme}/{c.Code}")],
        };
        return new IndexEntry(card, [new EntryText(text.Language, "", body)]);
    }

    static readonly Guid Steward = Guid.CreateVersion7();
}
