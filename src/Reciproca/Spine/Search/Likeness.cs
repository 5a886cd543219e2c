using Lucene.Net.Index;

namespace Reciproca.Spine.Search;

/// <summary>What is characteristic of a record: its rarest and most frequent words in each of its languages, and what they mean in all others.</summary>
public sealed record Likeness(IndexEntry Entry)
{
    private const int MostWords = 24, MostWeighed = 80, LongestText = 6_000, MostMeanings = 2, SegmentsAsked = 3;

    // a translation is a likely word and not the word itself
    private const float OfAMeaning = .8f;

    /// <summary>The words to look for, and the weight of all of them: a text that has them all is as like as can be.</summary>
    internal (IReadOnlyList<LikeWord> Words, float Whole) Words(IndexReader reader, IReadOnlyList<string> languages, Lexicon.TranslationLexicon lexicon)
    {
        var all = new List<LikeWord>();
        var whole = 0f;
        foreach (var text in Entry.Texts)
        {
            var words = Words(reader, text, languages.Contains(text.Analysed), text.Language == Entry.Card.SourceLanguage || Entry.Texts.Count == 1 ? lexicon : null);
            whole = Math.Max(whole, words.Sum(w => w.Weight));
            all.AddRange(words);
        }
        return (all, whole);
    }

    private static List<LikeWord> Words(IndexReader reader, EntryText text, bool indexed, Lexicon.TranslationLexicon? lexicon)
    {
        var all = text.Title + "\n" + text.Title + "\n" + text.Body;
        if (all.Length > LongestText) all = all[..LongestText];
        var meanings = lexicon is null ? [] : Meanings(lexicon, text.Language, all);
        // the largest segments tell well enough how rare a word is, and asking all of them takes longer than the search
        List<AtomicReader> asked = [.. reader.Leaves.Select(l => l.AtomicReader).OrderByDescending(r => r.MaxDoc).Take(SegmentsAsked)];
        return [.. Lexicon.Analysis.Terms(text.Language, all).Where(t => t.Length > 2).CountBy(t => t).OrderByDescending(t => t.Value).Take(MostWeighed)
            .Select(t => Word(asked, text.Analysed, indexed, t.Key, t.Value, meanings.GetValueOrDefault(t.Key) ?? []))
            .Where(w => w.Weight > 0).OrderByDescending(w => w.Weight).Take(MostWords)];
    }

    private static Dictionary<string, IReadOnlyList<Lexicon.PivotTerm>> Meanings(Lexicon.TranslationLexicon lexicon, string language, string text) =>
        lexicon.Expand(language, text).Where(g => !g.IsAdded && g.Known && g.Terms.Count > 0).DistinctBy(g => g.Source).ToDictionary(g => g.Source, g => g.Terms);

    private static LikeWord Word(List<AtomicReader> asked, string language, bool indexed, string term, int times, IReadOnlyList<Lexicon.PivotTerm> meanings)
    {
        var ways = new List<LikeWay>();
        if (indexed) ways.AddRange([new(RecordDocument.Text(language), term, 1), new(RecordDocument.Title(language), term, 1)]);
        foreach (var meaning in meanings.Take(MostMeanings))
        {
            var share = OfAMeaning * meaning.Weight / meanings[0].Weight;
            ways.AddRange([new(RecordDocument.Pivot, meaning.Term, share), new(RecordDocument.PivotTitle, meaning.Term, share)]);
        }
        var records = ways.Where(w => w.Share is 1 or OfAMeaning).Select(w => asked.Sum(r => r.DocFreq(new Term(w.Field, w.Term)))).DefaultIfEmpty().Max();
        return new LikeWord(Weight(times, records, asked.Sum(r => r.MaxDoc)), [.. ways.OrderByDescending(w => w.Share)]);
    }

    // A word that no other text has cannot be shared, and one that every text has says nothing.
    private static float Weight(int times, int records, int all) => records == 0 ? 0 : (1 + MathF.Log(times)) * MathF.Log((1f + all) / records);
}

/// <summary>A word, what it weighs, and where it may stand; the surest first.</summary>
internal sealed record LikeWord(float Weight, IReadOnlyList<LikeWay> Ways);

/// <param name="Share">How much of the word's weight it gives.</param>
internal readonly record struct LikeWay(string Field, string Term, float Share);
