using Lucene.Net.Index;
using Lucene.Net.Search;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Pivot;
using Concept = Reciproca.Spine.Vocabulary.Concept;

namespace Reciproca.Spine.Search;

/// <summary>
/// A reader's words as a query over all languages in the index, and what to mark in the texts that are found. Every word counts by one
/// rarity, wherever and in whatever language it is found, so that scores can be compared.
/// </summary>
internal sealed class TextQuery
{
    private const float TitleBoost = 2.5f, ConceptBoost = 1.3f, StewardBoost = .8f, CorrectedBoost = .7f, AsWritten = 1.05f;
    private static readonly PivotQuery Pivot = new(RecordDocument.Pivot, null, RecordDocument.PivotTitle, TitleBoost);

    private readonly QueryGround ground;
    private readonly Dictionary<string, Dictionary<string, string>> marks = [];

    private TextQuery(QueryGround ground, IReadOnlyList<Concept> concepts, Question question) =>
        (this.ground, Concepts, Question) = (ground, concepts, question);

    public Query Query { get; private set; } = new MatchAllDocsQuery();

    /// <summary>What the words mean.</summary>
    public Question Question { get; }

    /// <summary>What the words name.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>For each language the terms that were looked for, with the reader's word that each stands for.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string>> Marks => marks;

    /// <param name="similar">For a word nobody wrote, words that somebody did.</param>
    public static TextQuery Of(QueryText text, string reader, QueryGround ground, Func<string, IReadOnlyList<string>> similar)
    {
        var concepts = ground.Tagger.InQuestion(string.Join(' ', text.Words.Concat(text.Phrases))).ToList();
        var query = new TextQuery(ground, concepts, Question.Of(text.Words, reader, ground.Languages, ground.Lexicon));
        query.Query = query.All(text, similar);
        foreach (var concept in concepts) query.MarkConcept(concept);
        return query;
    }

    private BooleanQuery All(QueryText text, Func<string, IReadOnlyList<string>> similar)
    {
        var all = new BooleanQuery(true);
        foreach (var phrase in text.Phrases) all.Add(Phrase(phrase), Occur.MUST);
        if (text.Words.Count == 0) return all;
        var any = new BooleanQuery(true);
        var words = Question.Groups.Where(g => !g.IsAdded).DistinctBy(g => (Question.Typed(g).ToLowerInvariant(), g.Source)).ToList();
        foreach (var word in words)
            if (Word(word, Question.Typed(word), IsKnown(word) ? [] : similar(Question.Typed(word))) is { } clause) any.Add(clause, Occur.SHOULD);
        // what was typed says nothing but "de" and "the": then it is looked for as it stands
        if (words.Count == 0) foreach (var word in text.Words.Take(4)) any.Add(new TermQuery(new Term(RecordDocument.Exact, word.ToLowerInvariant())), Occur.SHOULD);
        foreach (var group in Question.Groups.Where(g => g.IsAdded).DistinctBy(g => (g.Source, g.Terms[0].Term)).Take(64))
            if (Pivot.Word(ground.Reader, group) is { } clause) any.Add(clause, Occur.SHOULD);
        // what the words name counts like a word, so that a text of another language needs none of them
        foreach (var concept in Concepts) any.Add(About(concept), Occur.SHOULD);
        any.MinimumNumberShouldMatch = Math.Min(Needed(words.Count), any.Clauses.Count);
        all.Add(any, Occur.MUST);
        return all;
    }

    private static int Needed(int words) => words <= 2 ? 1 : words <= 5 ? 2 : 3;

    private DisjunctionMaxQuery? Word(PivotGroup group, string typed, IReadOnlyList<string> corrections)
    {
        var places = new List<Place>();
        Add(places, Written(group, typed), 1);
        foreach (var (language, stem) in Stems(group, typed))
        {
            Add(places, language, stem, 1);
            Mark(language, stem, typed);
        }
        foreach (var correction in corrections)
        {
            Add(places, Analysis.Words("und", correction).Select(token => token.Term), CorrectedBoost);
            foreach (var language in ground.Languages)
                foreach (var stem in Analysis.Terms(language, correction))
                {
                    Add(places, language, stem, CorrectedBoost);
                    Mark(language, stem, typed);
                }
        }
        return Pivot.Word(ground.Reader, group, places);
    }

    private bool IsKnown(PivotGroup group) => Question.Own[group.Start].Any(o => ground.Lexicon.Learned(o.Language, o.Stem));

    // A word that nobody knows may be of any language; a known one is looked for where its language is written, and by meaning elsewhere.
    private IEnumerable<(string Language, string Stem)> Stems(PivotGroup group, string typed)
    {
        var own = Question.Own[group.Start];
        // scripts without spaces give many pieces of one word, each a group of its own
        var language = own.FirstOrDefault(o => o.Stem == group.Source).Language;
        own = own.Where(o => o.Language != language || o.Stem == group.Source);
        return group.Known ? own.Where(o => ground.Languages.Contains(o.Language))
            : own.Concat(ground.Languages.SelectMany(other => Analysis.Terms(other, typed) is [var only] ? [(other, only)] : Array.Empty<(string, string)>())).Distinct();
    }

    private IEnumerable<string> Written(PivotGroup group, string typed) => Question.Own[group.Start].Select(o => o.Language).Append("und").Distinct()
        .Select(language => Analysis.Words(language, typed)).Where(words => words.Count == 1).Select(words => words[0].Term).Distinct();

    private static void Add(List<Place> places, string language, string stem, float weight)
    {
        places.Add(new(RecordDocument.Text(language), stem, weight));
        places.Add(new(RecordDocument.Title(language), stem, weight * TitleBoost));
    }

    private static void Add(List<Place> places, IEnumerable<string> written, float weight)
    {
        foreach (var word in written)
        {
            places.Add(new(RecordDocument.Exact, word, weight * AsWritten));
            places.Add(new(RecordDocument.By, word, weight * StewardBoost));
        }
    }

    private PhraseQuery Phrase(string phrase)
    {
        var words = new PhraseQuery();
        var language = LanguageDetector.Detect(phrase, Question.Language).Language;
        foreach (var token in Analysis.Words(language, phrase)) words.Add(new Term(RecordDocument.Exact, token.Term));
        foreach (var written in ground.Languages)
            foreach (var term in Analysis.Terms(written, phrase)) Mark(written, term, phrase);
        return words;
    }

    private static TermQuery About(Concept concept) => new(new Term(RecordDocument.Facets, $"{concept.Scheme}/{concept.Code}")) { Boost = ConceptBoost };

    private void Mark(string language, string term, string typed)
    {
        if (!marks.TryGetValue(language, out var terms)) marks[language] = terms = [];
        terms.TryAdd(term, typed);
    }

    // A flood found through the vocabulary is shown in the words of the text's own language; only names of one word, the others mislead.
    private void MarkConcept(Concept concept)
    {
        foreach (var language in ground.Languages)
            foreach (var terms in concept.Phrases(language).Select(p => Analysis.Terms(language, p)).Where(t => t.Count == 1))
                Mark(language, terms[0], "");
    }
}

/// <summary>What a query is asked of.</summary>
internal readonly record struct QueryGround(IndexReader Reader, IReadOnlyList<string> Languages, ConceptTagger Tagger, TranslationLexicon Lexicon);
