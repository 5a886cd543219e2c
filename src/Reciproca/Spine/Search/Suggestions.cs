using Lucene.Net.Index;
using Lucene.Net.Search;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Spine.Search;

/// <summary>What a reader may mean by the beginning of a word: titles that have it, and concepts some visible record is about.</summary>
public sealed class Suggestions(RecordIndex index, RecordSearch search, NodeVocabulary vocabulary)
{
    private const int MostTitles = 6, MostConcepts = 4, ShortestMeaning = 4;
    private static readonly string[] Schemes = [Vocabulary.Schemes.Topic, Vocabulary.Schemes.Hazard, Vocabulary.Schemes.Sdg, Vocabulary.Schemes.Country];

    /// <summary>Titles that begin so in any language, then records that say the same in another.</summary>
    public IReadOnlyList<FoundRecord> Titles(string typed, Sight sight, string reader = "en")
    {
        var written = Written(typed, sight);
        if (written.Count >= MostTitles || typed.Trim().Length < ShortestMeaning) return written;
        var meant = search.Find(new SearchRequest(sight) { Text = typed, Language = reader, Take = MostTitles }).Hits.Select(h => h.Card);
        return [.. written.Concat(meant).DistinctBy(c => c.Id).Take(MostTitles)];
    }

    private IReadOnlyList<FoundRecord> Written(string typed, Sight sight)
    {
        var words = Lexicon.Analysis.Words("und", typed.Length > 100 ? typed[..100] : typed).ConvertAll(t => t.Term);
        if (words.Count == 0) return [];
        return index.Read(searcher =>
        {
            var found = HitCollector.Of(searcher, Beginning(words), new SearchRequest(sight) { Take = MostTitles });
            return (IReadOnlyList<FoundRecord>)[.. found.Hits().Select(h => RecordSearch.Card(searcher, h.Document)).DistinctBy(c => c.Id)];
        });
    }

    public IReadOnlyList<Concept> Concepts(string typed, string language, Sight sight)
    {
        var start = Fold.Text(typed);
        if (start.Length < 2) return [];
        var now = vocabulary.Now;
        var named = Schemes.SelectMany(now.All).Where(c => c.Phrases(language).Any(p => Begins(Fold.Text(p), start))).ToList();
        if (named.Count == 0) return [];
        var counts = search.Find(new SearchRequest(sight) { Take = 0, Counted = true }).Counts;
        return [.. named.Select(c => (Concept: c, Count: Count(counts, c))).Where(c => c.Count > 0).OrderByDescending(c => c.Count).Take(MostConcepts).Select(c => c.Concept)];
    }

    private static BooleanQuery Beginning(List<string> words)
    {
        var all = new BooleanQuery();
        foreach (var word in words[..^1]) all.Add(new TermQuery(new Term(RecordDocument.Start, word)), Occur.MUST);
        all.Add(new PrefixQuery(new Term(RecordDocument.Start, words[^1])), Occur.MUST);
        return all;
    }

    private static bool Begins(string phrase, string start) =>
        phrase.StartsWith(start, StringComparison.Ordinal) || phrase.Contains(" " + start, StringComparison.Ordinal);

    private static int Count(IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> counts, Concept concept) =>
        counts.TryGetValue(concept.Scheme, out var values) ? values.FirstOrDefault(v => v.Value == concept.Code).Count : 0;
}
