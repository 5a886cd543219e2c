using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Reciproca.Spine.Search;

/// <summary>What is characteristic of a record: its rarest and most frequent words in each of its languages, and what they mean in others.</summary>
public sealed record Likeness(IndexEntry Entry)
{
    private const int MostTerms = 24, MostWeighed = 120, LongestText = 20_000, SegmentsAsked = 3;
    private const float SureEnough = .25f, ByMeaning = .8f;

    /// <summary>A query whose score is the weight of the shared terms, and the weight of all of them.</summary>
    internal (Query Query, float Whole) Query(IndexReader reader, IReadOnlyList<string> languages, Lexicon.TranslationLexicon lexicon)
    {
        var any = new BooleanQuery(true);
        var whole = 0f;
        foreach (var text in Entry.Texts)
        {
            var terms = Terms(reader, text, lexicon);
            whole = Math.Max(whole, terms.Sum(t => t.Weight));
            foreach (var (own, meant, weight) in terms) any.Add(Has(text.Analysed, own, meant, weight), Occur.SHOULD);
        }
        return (any, whole);
    }

    private static List<(string Own, List<string> Meant, float Weight)> Terms(IndexReader reader, EntryText text, Lexicon.TranslationLexicon lexicon)
    {
        var all = text.Title + "\n" + text.Title + "\n" + text.Body;
        // the largest segments tell well enough how rare a word is, and asking all of them takes longer than the search
        List<AtomicReader> asked = [.. reader.Leaves.Select(l => l.AtomicReader).OrderByDescending(r => r.MaxDoc).Take(SegmentsAsked)];
        var records = asked.Sum(r => r.MaxDoc);
        return [.. Lexicon.Analysis.Terms(text.Language, all.Length > LongestText ? all[..LongestText] : all).Where(t => t.Length > 1).CountBy(t => t)
            .OrderByDescending(t => t.Value).Take(MostWeighed).Select(Weighed).Where(t => t.Weight > 0).OrderByDescending(t => t.Weight).Take(MostTerms)];

        (string Own, List<string> Meant, float Weight) Weighed(KeyValuePair<string, int> term)
        {
            var meant = Meant(lexicon, text.Analysed, term.Key);
            var found = meant.Select(m => Frequency(RecordDocument.Pivot, m)).Append(Frequency(RecordDocument.Text(text.Analysed), term.Key)).Max();
            return (term.Key, meant, Weight(term.Value, found, records));
        }

        int Frequency(string field, string term) => asked.Sum(r => r.DocFreq(new Term(field, term)));
    }

    private static List<string> Meant(Lexicon.TranslationLexicon lexicon, string language, string term) => language == Lexicon.Learning.LexiconLearning.PivotLanguage
        ? [term] : [.. lexicon.Translations(language, term).Where((t, rank) => rank == 0 || t.Weight >= SureEnough).Take(2).Select(t => t.Term)];

    // A word that no other text has cannot be shared, and one that every text has says nothing.
    private static float Weight(int times, int records, int all) => records == 0 ? 0 : (1 + MathF.Log(times)) * MathF.Log((1f + all) / records);

    private static DisjunctionMaxQuery Has(string language, string own, List<string> meant, float weight)
    {
        var written = new BooleanQuery(true)
        {
            { new TermQuery(new Term(RecordDocument.Text(language), own)), Occur.SHOULD },
            { new TermQuery(new Term(RecordDocument.Title(language), own)), Occur.SHOULD },
        };
        var either = new DisjunctionMaxQuery(0) { new ConstantScoreQuery(written) { Boost = weight } };
        foreach (var term in meant) either.Add(new ConstantScoreQuery(new TermQuery(new Term(RecordDocument.Pivot, term))) { Boost = weight * ByMeaning });
        return either;
    }
}
