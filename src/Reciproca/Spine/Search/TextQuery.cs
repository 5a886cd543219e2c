using Lucene.Net.Index;
using Lucene.Net.Search;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search;

/// <summary>A reader's words as a query over all languages in the index, and what to mark in the texts that are found.</summary>
internal sealed class TextQuery
{
    private const float TitleBoost = 2.5f, ConceptBoost = 1.3f, StewardBoost = .8f, CorrectedBoost = .7f, Tie = .1f;

    private readonly QueryGround ground;
    private readonly IReadOnlyList<string> languages;
    private readonly Dictionary<string, Dictionary<string, string>> marks = [];

    private TextQuery(QueryGround ground, IReadOnlyList<Concept> concepts, Meaning meaning) =>
        (this.ground, languages, Concepts, Meaning) = (ground, ground.Languages, concepts, meaning);

    public Query Query { get; private set; } = new MatchAllDocsQuery();

    /// <summary>What the words mean in other languages.</summary>
    public Meaning Meaning { get; }

    /// <summary>What the words name.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>For each language the terms that were looked for, with the reader's word that each stands for.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string>> Marks => marks;

    /// <param name="similar">For a word nobody wrote, words that somebody did.</param>
    public static TextQuery Of(QueryText text, string reader, QueryGround ground, Func<string, IReadOnlyList<string>> similar)
    {
        var concepts = ground.Tagger.InQuestion(string.Join(' ', text.Words.Concat(text.Phrases))).ToList();
        var language = Lexicon.LanguageDetector.Detect(string.Join(' ', text.Words), reader).Language;
        var meant = Meaningful(text.Words, language);
        var query = new TextQuery(ground, concepts, new Meaning(ground.Lexicon, language, meant));
        query.Query = query.All(text, meant, similar);
        foreach (var concept in concepts) query.MarkConcept(concept);
        return query;
    }

    // Words like "de" and "the" say nothing, unless nothing else was typed.
    private static List<string> Meaningful(IReadOnlyList<string> words, string language)
    {
        List<string> meant = [.. words.Where(w => Lexicon.Analysis.Terms(language, w).Count > 0)];
        return meant.Count > 0 ? meant : [.. words];
    }

    private BooleanQuery All(QueryText text, List<string> words, Func<string, IReadOnlyList<string>> similar)
    {
        var all = new BooleanQuery();
        foreach (var phrase in text.Phrases) all.Add(Phrase(phrase), Occur.MUST);
        if (words.Count == 0) return all;
        var any = new BooleanQuery { MinimumNumberShouldMatch = Needed(words.Count) };
        for (var i = 0; i < words.Count; i++) any.Add(Either(words[i], i, similar(words[i])), Occur.SHOULD);
        // what the words name counts like a word, so that a text of another language needs none of them
        foreach (var concept in Concepts) any.Add(About(concept), Occur.SHOULD);
        all.Add(any, Occur.MUST);
        return all;
    }

    private static int Needed(int words) => words <= 2 ? 1 : words <= 5 ? 2 : 3;

    private DisjunctionMaxQuery Either(string word, int number, IReadOnlyList<string> corrections)
    {
        var either = new DisjunctionMaxQuery(Tie);
        Add(either, word, word, 1);
        foreach (var correction in corrections) Add(either, correction, word, CorrectedBoost);
        foreach (var meant in Meaning.Of(number, ground.Reader, TitleBoost)) either.Add(meant);
        return either;
    }

    private void Add(DisjunctionMaxQuery either, string word, string typed, float boost)
    {
        foreach (var language in languages)
        {
            var terms = Lexicon.Analysis.Terms(language, word);
            if (terms.Count == 0) either.Add(new TermQuery(new Term(RecordDocument.Words(language), word.ToLowerInvariant())) { Boost = boost * .1f });
            else
            {
                either.Add(Terms(RecordDocument.Title(language), terms, boost * TitleBoost));
                either.Add(Terms(RecordDocument.Text(language), terms, boost));
            }
            foreach (var term in terms) Mark(language, term, typed);
        }
        foreach (var term in Lexicon.Analysis.Words("und", word)) either.Add(new TermQuery(new Term(RecordDocument.By, term.Term)) { Boost = boost * StewardBoost });
    }

    private static Query Terms(string field, List<string> terms, float boost)
    {
        if (terms.Count == 1) return new TermQuery(new Term(field, terms[0])) { Boost = boost };
        // Chinese and Thai come as many pieces of one word: most of them must stand there.
        var most = new BooleanQuery { Boost = boost / terms.Count, MinimumNumberShouldMatch = (terms.Count + 1) / 2 };
        foreach (var term in terms.Distinct().Take(64)) most.Add(new TermQuery(new Term(field, term)), Occur.SHOULD);
        most.MinimumNumberShouldMatch = (most.Clauses.Count + 1) / 2;
        return most;
    }

    private DisjunctionMaxQuery Phrase(string phrase)
    {
        var either = new DisjunctionMaxQuery(0);
        foreach (var language in languages)
        {
            var words = new PhraseQuery();
            foreach (var token in Lexicon.Analysis.Words(language, phrase)) words.Add(new Term(RecordDocument.Words(language), token.Term));
            if (words.GetTerms().Length > 0) either.Add(words);
            foreach (var term in Lexicon.Analysis.Terms(language, phrase)) Mark(language, term, phrase);
        }
        return either;
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
        foreach (var language in languages)
            foreach (var terms in concept.Phrases(language).Select(p => Lexicon.Analysis.Terms(language, p)).Where(t => t.Count == 1))
                Mark(language, terms[0], "");
    }
}

/// <summary>What a query is asked of.</summary>
internal readonly record struct QueryGround(IndexReader Reader, IReadOnlyList<string> Languages, ConceptTagger Tagger, Lexicon.TranslationLexicon Lexicon);
