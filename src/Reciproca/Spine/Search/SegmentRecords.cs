using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Reciproca.Spine.Search.Lexicon;

namespace Reciproca.Spine.Search;

/// <summary>Records of one segment that were found lately, with their texts: unpacking twenty of them took most of the time of a search.</summary>
internal sealed class SegmentRecords
{
    private const int Most = 250;
    private static readonly ConditionalWeakTable<object, SegmentRecords> Known = new();

    private volatile ConcurrentDictionary<int, StoredRecord> records = new();

    public static StoredRecord Read(IndexSearcher searcher, int document)
    {
        var leaves = searcher.IndexReader.Leaves;
        var segment = leaves[ReaderUtil.SubIndex(document, leaves)];
        return Known.GetOrCreateValue(segment.AtomicReader.CoreCacheKey).Of(segment.AtomicReader, document - segment.DocBase);
    }

    private StoredRecord Of(AtomicReader reader, int document)
    {
        if (records.TryGetValue(document, out var record)) return record;
        if (records.Count >= Most) records = new();
        return records[document] = StoredRecord.Of(reader.Document(document));
    }
}

/// <summary>What the index keeps of one record: its card and its texts.</summary>
internal sealed class StoredRecord(FoundRecord card, IReadOnlyDictionary<string, string> texts)
{
    public FoundRecord Card => card;

    /// <summary>Those that its texts are written in, as fields are named after them.</summary>
    public IEnumerable<string> Languages => texts.Keys;

    /// <param name="analysed">The language part of the field.</param>
    public string Text(string analysed) => texts.GetValueOrDefault(analysed, "");

    /// <summary>What was put in, as the index keeps it.</summary>
    public IndexEntry Entry => new(card, [.. card.Texts.Select(t => new EntryText(t.Language, t.Title, Text(Analysis.Primary(t.Language))))]);

    public static StoredRecord Of(Lucene.Net.Documents.Document stored)
    {
        var card = RecordSearch.Card(stored);
        return new(card, card.Texts.Select(t => Analysis.Primary(t.Language)).Distinct().ToDictionary(language => language, language => stored.Get(RecordDocument.Text(language)) ?? ""));
    }
}
