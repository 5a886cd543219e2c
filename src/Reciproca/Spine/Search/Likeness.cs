using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Reciproca.Spine.Search;

/// <summary>What is characteristic of a record: its rarest and most frequent words in each of its languages.</summary>
public sealed record Likeness(IndexEntry Entry)
{
    private const int MostTerms = 24, MostWeighed = 120, LongestText = 20_000, SegmentsAsked = 3;

    /// <summary>A query whose score is the weight of the shared terms, and the weight of all of them.</summary>
    internal (Query Query, float Whole) Query(IndexReader reader, IReadOnlyList<string> languages)
    {
        var any = new BooleanQuery();
        var whole = 0f;
        foreach (var text in Entry.Texts.Where(t => languages.Contains(t.Analysed)))
        {
            var terms = Terms(reader, text);
            whole = Math.Max(whole, terms.Sum(t => t.Weight));
            foreach (var (term, weight) in terms) any.Add(Has(text.Analysed, term, weight), Occur.SHOULD);
        }
        return (any, whole);
    }

    private static List<(string Term, float Weight)> Terms(IndexReader reader, EntryText text)
    {
        var all = text.Title + "\n" + text.Title + "\n" + text.Body;
        var field = RecordDocument.Text(text.Analysed);
        // the largest segments tell well enough how rare a word is, and asking all of them takes longer than the search
        List<AtomicReader> asked = [.. reader.Leaves.Select(l => l.AtomicReader).OrderByDescending(r => r.MaxDoc).Take(SegmentsAsked)];
        return [.. Lexicon.Analysis.Terms(text.Language, all.Length > LongestText ? all[..LongestText] : all).Where(t => t.Length > 2).CountBy(t => t)
            .OrderByDescending(t => t.Value).Take(MostWeighed)
            .Select(t => (Term: t.Key, Weight: Weight(t.Value, asked.Sum(r => r.DocFreq(new Term(field, t.Key))), asked.Sum(r => r.MaxDoc))))
            .Where(t => t.Weight > 0).OrderByDescending(t => t.Weight).Take(MostTerms)];
    }

    // A word that no other text has cannot be shared, and one that every text has says nothing.
    private static float Weight(int times, int records, int all) => records == 0 ? 0 : (1 + MathF.Log(times)) * MathF.Log((1f + all) / records);

    private static ConstantScoreQuery Has(string language, string term, float weight)
    {
        var either = new BooleanQuery
        {
            { new TermQuery(new Term(RecordDocument.Text(language), term)), Occur.SHOULD },
            { new TermQuery(new Term(RecordDocument.Title(language), term)), Occur.SHOULD },
        };
        return new ConstantScoreQuery(either) { Boost = weight };
    }
}
