using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Reciproca.Spine.Search.Lexicon;

namespace Reciproca.Spine.Search;

/// <summary>Reads hits from the index: which version to show, an excerpt with what was found, and the reasons.</summary>
internal sealed class HitReading(IndexSearcher searcher, TextQuery query, string reader)
{
    private const int MostMeanings = 4, CloseBy = 5;
    private static readonly List<Found> Nowhere = [];

    // as long as the segment keeps the card
    private static readonly ConditionalWeakTable<FoundText, List<Token>> Titles = [];

    // places of the reader's own words, of words that mean them, and of parts of phrases that do
    private readonly Dictionary<(int Document, string Language), List<Found>> own = [], meant = [], parts = [], marked = [];

    private readonly List<(string Typed, List<Token> Terms)> typed = [.. query.Question.Groups.Where(g => !g.IsAdded).Select(query.Question.Typed).Distinct().Select(word => (word, Analysis.Words("und", word)))];

    public IReadOnlyList<RecordHit> Read(List<BestDocument> hits)
    {
        // among so many hardly any lies unpacked, and each is unpacked by itself
        var together = searcher.IndexReader.MaxDoc > RecordSearch.Many ? Environment.ProcessorCount : 1;
        if (together > 1) hits.AsParallel().ForAll(h => SegmentRecords.Read(searcher, h.Document));
        Locate(hits, together);
        return [.. hits.Select(h => Read(h.Document) with { Score = h.Score })];
    }

    // each segment is asked once for all that is written there in one language
    private void Locate(List<BestDocument> hits, int together)
    {
        var leaves = searcher.IndexReader.Leaves;
        var groups = hits.SelectMany(hit => SegmentRecords.Read(searcher, hit.Document).Languages, (hit, language) => (hit.Document, Language: language))
            .GroupBy(found => (Segment: ReaderUtil.SubIndex(found.Document, leaves), found.Language), found => found.Document).ToList();
        var looked = groups.Select(g => g.Key.Language).Distinct().SelectMany(language => Looked(language).Where(l => l.Terms.Count > 0).Select(l => (Language: language, l.Into, l.Terms))).ToLookup(l => l.Language);
        var tasks = groups.SelectMany(g => looked[g.Key.Language], (g, l) => (Segment: leaves[g.Key.Segment], Documents: g, l.Language, l.Into, l.Terms));
        foreach (var (into, language, start, places) in tasks.AsParallel().AsOrdered().WithDegreeOfParallelism(together)
            .Select(t => (t.Into, t.Language, t.Segment.DocBase, Excerpts.Places(t.Segment.AtomicReader, [.. t.Documents.Select(d => d - t.Segment.DocBase).Order()], t.Language, t.Terms))))
            foreach (var (document, found) in places)
                if (found.Count > 0) into[(document + start, language)] = found;
    }

    private IEnumerable<(Dictionary<(int, string), List<Found>> Into, IReadOnlyDictionary<string, string> Terms)> Looked(string language)
    {
        if (query.Marks.TryGetValue(language, out var marks)) yield return (own, marks);
        yield return (meant, query.Meant(language));
        yield return (parts, query.MeantPhrases(language).SelectMany(phrase => phrase.Terms).Distinct().ToDictionary(term => term));
    }

    private RecordHit Read(int document)
    {
        var stored = SegmentRecords.Read(searcher, document);
        var card = stored.Card;
        var shown = Shown(card, document);
        var hit = Read(card, shown, document, stored);
        // a reader who cannot see why takes it for a mistake: then the whole of every version is read
        return hit.IsExplained ? hit : card.Texts.Select(text => Searched(hit, text, stored)).FirstOrDefault(read => read.IsExplained) ?? hit;
    }

    private RecordHit Read(FoundRecord card, FoundText shown, int document, StoredRecord stored)
    {
        var from = card.Texts.Where(t => Places(document, t.Language).Count > 0).OrderByDescending(t => t == shown).ThenByDescending(t => Places(document, t.Language).Count).FirstOrDefault()
            ?? (Body(stored, shown.Language).Length > 0 ? shown : card.In(card.SourceLanguage));
        var (body, places) = (Body(stored, from.Language), Places(document, from.Language));
        var titles = card.Texts.SelectMany(text => InTitle(text)).ToList();
        return new RecordHit(card, 0, shown, Excerpts.Cut(body, places), from.Language)
        {
            Words = [.. card.Texts.SelectMany(t => Of(own, document, t.Language)).Select(p => p.Word).Concat(titles.Where(t => t.Own).Select(t => t.Asked)).Where(w => w.Length > 0)
                .Concat(InSteward(card)).Distinct(StringComparer.OrdinalIgnoreCase)],
            Meanings = [.. Meanings(document, from.Language, body).Concat(titles.Where(t => !t.Own).Select(t => new Meant(t.Written, t.Asked)))
                .DistinctBy(m => (m.Asked.ToLowerInvariant(), m.Written.ToLowerInvariant())).Take(MostMeanings)],
            Concepts = About(document),
        };
    }

    private RecordHit Searched(RecordHit hit, FoundText text, StoredRecord stored)
    {
        var body = Body(stored, text.Language);
        var found = query.Question.Answered(text.Language, body);
        if (found.Count == 0 && query.Question.Answered(text.Language, text.Title) is { Count: > 0 } inTitle) return hit with { Meanings = [.. inTitle.Select(h => new Meant(h.Written, h.Asked)).Take(MostMeanings)] };
        return found.Count == 0 ? hit : hit with
        {
            Excerpt = Excerpts.Cut(body, [.. found.Select(h => new Found(h.Start, h.End, h.Asked))]),
            ExcerptLanguage = text.Language,
            Meanings = [.. found.DistinctBy(h => (h.Asked.ToLowerInvariant(), h.Written.ToLowerInvariant())).Select(h => new Meant(h.Written, h.Asked)).Take(MostMeanings)],
        };
    }

    private IEnumerable<Meant> Meanings(int document, string language, string body) =>
        Of(meant, document, language).Concat(Phrases(document, language)).Where(place => place.End <= body.Length).Select(place => new Meant(body[place.Start..place.End], place.Word));

    /// <summary>Everything to mark, in order and not overlapping.</summary>
    private List<Found> Places(int document, string language)
    {
        if (marked.TryGetValue((document, language), out var known)) return known;
        var all = Of(own, document, language).Concat(Of(meant, document, language)).Concat(Phrases(document, language)).OrderBy(f => f.Start).ThenByDescending(f => f.End);
        var apart = new List<Found>();
        foreach (var place in all) if (apart.Count == 0 || place.Start >= apart[^1].End) apart.Add(place);
        return marked[(document, language)] = apart;
    }

    // "aguas residuales" is marked as one where its words stand side by side.
    private IEnumerable<Found> Phrases(int document, string language)
    {
        var single = Of(parts, document, language);
        if (single.Count == 0) yield break;
        foreach (var (terms, typed) in query.MeantPhrases(Analysis.Primary(language)))
            foreach (var first in single.Where(part => part.Word == terms[0]))
            {
                var last = first;
                var whole = terms.Skip(1).All(term => single.Find(part => part.Word == term && part.Start >= last.End && part.Start - last.End <= CloseBy) is { End: > 0 } next && (last = next).End > 0);
                if (whole) yield return new Found(first.Start, last.End, typed);
            }
    }

    private static List<Found> Of(Dictionary<(int, string), List<Found>> places, int document, string language) => places.GetValueOrDefault((document, Analysis.Primary(language)), Nowhere);

    private static string Body(StoredRecord stored, string language) => stored.Text(Analysis.Primary(language));

    private FoundText Shown(FoundRecord card, int document) =>
        card.Texts.FirstOrDefault(t => t.Language == reader)
        ?? card.Texts.Where(t => Of(own, document, t.Language).Count > 0).MaxBy(t => Of(own, document, t.Language).Count) ?? card.In(reader);

    private IEnumerable<(string Written, string Asked, bool Own)> InTitle(FoundText text)
    {
        var language = Analysis.Primary(text.Language);
        var (marks, means) = (query.Marks.GetValueOrDefault(language), query.Meant(language));
        foreach (var token in Titles.GetValue(text, _ => Analysis.Tokens(language, text.Title)))
            if (marks?.GetValueOrDefault(token.Term) is { Length: > 0 } typed) yield return (typed, typed, true);
            else if (means.TryGetValue(token.Term, out var asked) && token.End <= text.Title.Length) yield return (text.Title[token.Start..token.End], asked, false);
    }

    private IEnumerable<string> InSteward(FoundRecord card)
    {
        var name = Analysis.Words("und", card.Steward.Name).Select(t => t.Term).ToHashSet();
        return typed.Where(word => word.Terms.Exists(t => name.Contains(t.Term))).Select(word => word.Typed);
    }

    // as the index counts it: what is about a narrower thing is about the broader one too
    private List<string> About(int document)
    {
        var segment = searcher.IndexReader.Leaves[ReaderUtil.SubIndex(document, searcher.IndexReader.Leaves)];
        var columns = SegmentColumns.Of(segment.AtomicReader);
        return [.. query.Concepts.Select(c => $"{c.Scheme}/{c.Code}").Where(c => columns.NumberOf(c) is >= 0 and var number && columns[document - segment.DocBase].Contains(number))];
    }
}
