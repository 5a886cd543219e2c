using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Reciproca.Spine.Search.Lexicon;

namespace Reciproca.Spine.Search;

/// <summary>Reads hits from the index: which version to show, an excerpt with what was found, and the reasons.</summary>
internal sealed class HitReading(IndexSearcher searcher, TextQuery query, string reader)
{
    /// <summary>So much of a text is read for words that mean what was asked; more is read where nothing else says why it was found.</summary>
    private const int ReadForMeaning = 2500;
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
        var stored = searcher.Doc(document);
        var card = RecordSearch.Card(stored);
        var own = card.Texts.Select(t => t.Language).Distinct().ToDictionary(language => language, language => places.GetValueOrDefault((document, Analysis.Primary(language)), Nowhere));
        var shown = Shown(card, own);
        var hit = Read(card, shown, shown.Language, own, stored, ReadForMeaning) with { Score = score };
        // a reader who cannot see why takes it for a mistake: then the other versions are looked through, then all of the text
        if (hit.IsExplained) return hit;
        return own.Keys.OrderByDescending(language => own[language].Count).Select(language => Read(card, shown, language, own, stored, int.MaxValue) with { Score = score })
            .FirstOrDefault(other => other.IsExplained) ?? hit;
    }

    private RecordHit Read(FoundRecord card, FoundText shown, string language, Dictionary<string, List<Found>> own, Document stored, int length)
    {
        var body = stored.Get(RecordDocument.Text(Analysis.Primary(language))) ?? "";
        var found = own.GetValueOrDefault(language, Nowhere);
        var meant = Meant(language, body, length, found);
        var title = card.Texts.FirstOrDefault(t => t.Language == language)?.Title ?? "";
        var inTitle = InTitle(language, title);
        var (from, excerpt) = (language, found.Concat(meant.Select(m => new Found(m.Start, m.End, m.Asked))).OrderBy(f => f.Start).ToList());
        // an excerpt of another version with the reader's words is better than one of this without
        if (excerpt.Count == 0 && own.MaxBy(o => o.Value.Count) is { Value.Count: > 0 } better)
            (from, excerpt, body) = (better.Key, better.Value, stored.Get(RecordDocument.Text(Analysis.Primary(better.Key))) ?? "");
        return new RecordHit(card, 0, shown, Excerpts.Cut(body, excerpt), from)
        {
            Words = [.. own.Values.SelectMany(p => p).Select(p => p.Word).Where(w => w.Length > 0).Concat(inTitle).Concat(InSteward(card)).Distinct(StringComparer.OrdinalIgnoreCase)],
            Meanings = [.. meant.Concat(Meant(language, title, length, Nowhere)).Where(m => !m.Same).DistinctBy(m => (m.Asked.ToLowerInvariant(), m.Written.ToLowerInvariant())).Select(m => new Meant(m.Written, m.Asked)).Take(4)],
            Concepts = About(card),
        };
    }

    /// <summary>Words of this text that mean what was asked and are not the reader's own.</summary>
    private List<Highlight> Meant(string language, string text, int length, List<Found> own)
    {
        var known = query.Marks.GetValueOrDefault(Analysis.Primary(language));
        return [.. query.Question.Answered(language, text.Length > length ? text[..length] : text)
            .Where(h => !own.Exists(o => o.Start < h.End && o.End > h.Start) && (known is null || Analysis.Terms(language, h.Written).TrueForAll(t => known.GetValueOrDefault(t, "").Length == 0)))];
    }

    private FoundText Shown(FoundRecord card, Dictionary<string, List<Found>> own) =>
        card.Texts.FirstOrDefault(t => t.Language == reader)
        ?? card.Texts.Where(t => own[t.Language].Count > 0).MaxBy(t => own[t.Language].Count) ?? card.In(reader);

    private IEnumerable<string> InTitle(string language, string title) => query.Marks.TryGetValue(Analysis.Primary(language), out var marks)
        ? Analysis.Terms(language, title).Select(term => marks.GetValueOrDefault(term, "")).Where(w => w.Length > 0) : [];

    private IEnumerable<string> InSteward(FoundRecord card)
    {
        var name = Analysis.Words("und", card.Steward.Name).Select(t => t.Term).ToHashSet();
        return query.Question.Groups.Where(g => !g.IsAdded).Select(query.Question.Typed).Where(word => Analysis.Words("und", word).Exists(t => name.Contains(t.Term)));
    }

    private List<string> About(FoundRecord card)
    {
        var about = card.Tags.Concat(card.Concepts).ToHashSet();
        return [.. query.Concepts.Select(c => $"{c.Scheme}/{c.Code}").Where(c => about.Contains(c) || c == $"country/{card.Steward.Country}")];
    }
}
