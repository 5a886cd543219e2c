using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Reciproca.Spine.Search;

/// <summary>Reads one hit from the index: which version to show, an excerpt with what was found, and the reasons.</summary>
internal sealed class HitReading(IndexSearcher searcher, TextQuery query, string reader)
{
    public RecordHit Read(int document, float score)
    {
        var stored = searcher.Doc(document);
        var card = RecordSearch.Card(stored);
        var segment = searcher.IndexReader.Leaves[ReaderUtil.SubIndex(document, searcher.IndexReader.Leaves)];
        var places = card.Texts.Select(t => t.Language).Distinct().ToDictionary(language => language, language => Places(segment, document, language, stored.Get(RecordDocument.Text(Lexicon.Analysis.Primary(language))) ?? ""));
        var shown = Shown(card, places);
        var from = places.GetValueOrDefault(shown.Language) is { Count: > 0 } ? shown.Language : places.OrderByDescending(p => p.Value.Count).Select(p => p.Key).FirstOrDefault(shown.Language);
        if (places.GetValueOrDefault(from) is not { Count: > 0 } found) (from, found) = (shown.Language, []);
        return new RecordHit(card, score, shown, Excerpts.Cut(stored.Get(RecordDocument.Text(Lexicon.Analysis.Primary(from))) ?? "", found), from)
        {
            Words = [.. places.Values.SelectMany(p => p).Select(p => p.Word).Where(w => w.Length > 0).Concat(InTitle(card)).Distinct(StringComparer.OrdinalIgnoreCase)],
            Concepts = About(card),
        };
    }

    private List<Found> Places(AtomicReaderContext segment, int document, string language, string text)
    {
        var analysed = Lexicon.Analysis.Primary(language);
        var marks = new Dictionary<string, string>(query.Meaning.Marks(analysed, text));
        foreach (var (term, word) in query.Marks.GetValueOrDefault(analysed) ?? []) marks[term] = word;
        return Excerpts.Places(segment, document, analysed, marks);
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
