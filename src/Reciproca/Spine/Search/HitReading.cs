using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Reciproca.Spine.Search;

/// <summary>Reads hits from the index: which version to show, an excerpt with what was found, and the reasons.</summary>
internal sealed class HitReading(IndexSearcher searcher, TextQuery query, string reader)
{
    private static readonly List<Found> Nowhere = [];

    private readonly Dictionary<(int Document, string Language), List<Found>> places = [];

    public IReadOnlyList<RecordHit> Read(List<(int Document, float Score)> hits)
    {
        var leaves = searcher.IndexReader.Leaves;
        foreach (var segment in hits.GroupBy(h => ReaderUtil.SubIndex(h.Document, leaves)))
            Locate(leaves[segment.Key], [.. segment.Select(h => h.Document - leaves[segment.Key].DocBase).Order()]);
        return [.. hits.Select(h => Read(h.Document, h.Score))];
    }

    private void Locate(AtomicReaderContext segment, List<int> documents)
    {
        foreach (var (language, marks) in query.Marks)
            foreach (var (document, found) in Excerpts.Places(segment.AtomicReader, documents, language, marks))
                if (found.Count > 0) places[(document + segment.DocBase, language)] = found;
    }

    private RecordHit Read(int document, float score)
    {
        var stored = SegmentRecords.Read(searcher, document);
        var card = stored.Card;
        var places = card.Texts.Select(t => t.Language).Distinct().ToDictionary(language => language, language => Places(document, Lexicon.Analysis.Primary(language), stored));
        var shown = Shown(card, places);
        var from = places.GetValueOrDefault(shown.Language) is { Count: > 0 } ? shown.Language : places.OrderByDescending(p => p.Value.Count).Select(p => p.Key).FirstOrDefault(shown.Language);
        if (places.GetValueOrDefault(from) is not { Count: > 0 } found) (from, found) = (shown.Language, []);
        return new RecordHit(card, score, shown, Excerpts.Cut(stored.Text(Lexicon.Analysis.Primary(from)), found), from)
        {
            Words = [.. places.Values.SelectMany(p => p).Select(p => p.Word).Where(w => w.Length > 0).Concat(InTitle(card)).Distinct(StringComparer.OrdinalIgnoreCase)],
            Concepts = About(card),
        };
    }

    /// <summary>Where the reader's own words stand, and words of the text's language that mean them.</summary>
    private List<Found> Places(int document, string language, StoredRecord stored)
    {
        var own = places.GetValueOrDefault((document, language), Nowhere);
        var known = query.Marks.GetValueOrDefault(language);
        var meant = query.Meaning.Marks(language, stored).Where(m => known?.ContainsKey(m.Key) != true).ToDictionary();
        if (meant.Count == 0) return own;
        var segment = searcher.IndexReader.Leaves[ReaderUtil.SubIndex(document, searcher.IndexReader.Leaves)];
        var number = document - segment.DocBase;
        return [.. own.Concat(Excerpts.Places(segment.AtomicReader, [number], language, meant)[number]).OrderBy(f => f.Start)];
    }

    private FoundText Shown(FoundRecord card, Dictionary<string, List<Found>> places) =>
        card.Texts.FirstOrDefault(t => t.Language == reader)
        ?? card.Texts.Where(t => places[t.Language].Count > 0).MaxBy(t => places[t.Language].Count) ?? card.In(reader);

    private IEnumerable<string> InTitle(FoundRecord card) => card.Texts.SelectMany(text =>
        query.Marks.TryGetValue(Lexicon.Analysis.Primary(text.Language), out var marks)
            ? Lexicon.Analysis.Terms(text.Language, text.Title).Select(term => marks.GetValueOrDefault(term, "")).Where(w => w.Length > 0) : []);

    private List<string> About(FoundRecord card)
    {
        var about = card.Tags.Concat(card.Concepts).ToHashSet();
        return [.. query.Concepts.Select(c => $"{c.Scheme}/{c.Code}").Where(c => about.Contains(c) || c == $"country/{card.Steward.Country}")];
    }
}
