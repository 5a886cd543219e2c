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
    private const int MostPhrases = 40;
    private const float TitleBoost = 2.5f, ConceptBoost = 1.3f, StewardBoost = .8f, CorrectedBoost = .7f, AsWritten = 1.05f, SameEnough = .2f;
    private static readonly PivotQuery Pivot = new(RecordDocument.Pivot, null, RecordDocument.PivotTitle, TitleBoost);

    private readonly QueryGround ground;
    private readonly Dictionary<string, Dictionary<string, string>> marks = [], meant = [];
    private readonly Dictionary<string, IReadOnlyList<(IReadOnlyList<string> Terms, string Typed)>> phrases = [];

    private TextQuery(QueryGround ground, IReadOnlyList<Concept> concepts, Question question) =>
        (this.ground, Concepts, Question) = (ground, concepts, question);

    public Query Query { get; private set; } = new MatchAllDocsQuery();

    /// <summary>The languages that texts in the index are written in.</summary>
    public IReadOnlyList<string> Languages => ground.Languages;

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

    private Query All(QueryText text, Func<string, IReadOnlyList<string>> similar)
    {
        if (text.Phrases.Count == 0) return Any(text, similar);
        var all = new BooleanQuery(true);
        foreach (var phrase in text.Phrases) all.Add(Phrase(phrase), Occur.MUST);
        if (text.Words.Count > 0) all.Add(Any(text, similar), Occur.MUST);
        return all;
    }

    private WordsQuery Any(QueryText text, Func<string, IReadOnlyList<string>> similar)
    {
        var words = Question.Groups.Where(g => !g.IsAdded).DistinctBy(g => (Question.Typed(g).ToLowerInvariant(), g.Source)).ToList();
        List<AskedWord?> any = [.. words.Select(word => Word(word, Question.Typed(word), IsKnown(word) ? [] : similar(Question.Typed(word))))];
        // what was typed says nothing but "de" and "the": then it is looked for as it stands
        if (words.Count == 0) any.AddRange(text.Words.Take(4).Select(word => new AskedWord([new(RecordDocument.Exact, word.ToLowerInvariant(), 1)], 1)));
        any.AddRange(Question.Groups.Where(g => g.IsAdded).DistinctBy(g => (g.Source, g.Terms[0].Term)).Take(64).Select(group => Pivot.Word(ground.Reader, group)));
        // what the words name counts like a word, so that a text of another language needs none of them
        any.AddRange(Concepts.Select(About));
        List<AskedWord> found = [.. any.OfType<AskedWord>()];
        return new WordsQuery(found, Needed(words.Count));
    }

    private static int Needed(int words) => words <= 2 ? 1 : words <= 5 ? 2 : 3;

    private AskedWord? Word(PivotGroup group, string typed, IReadOnlyList<string> corrections)
    {
        var places = new List<Place>();
        Add(places, AsWrittenIn(group, typed), 1, exact: !IsOfMain(group));
        foreach (var (language, stem) in Stems(group, typed))
        {
            Add(places, language, stem, 1);
            Mark(language, stem, typed);
        }
        foreach (var correction in corrections)
        {
            Add(places, Analysis.Words("und", correction).Select(token => token.Term), CorrectedBoost, exact: true);
            foreach (var language in ground.Languages)
                foreach (var stem in Analysis.Terms(language, correction))
                {
                    Add(places, language, stem, CorrectedBoost);
                    Mark(language, stem, typed);
                }
        }
        return Pivot.Word(ground.Reader, group, places);
    }

    // A word that only another language than that of the question knows may still be one of the question's own.
    private bool IsOfMain(PivotGroup group) => Question.Own[group.Start].Any(o => o.Language == Question.Language && ground.Lexicon.Learned(o.Language, o.Stem));

    private bool IsKnown(PivotGroup group) => Question.Own[group.Start].Any(o => ground.Lexicon.Learned(o.Language, o.Stem));

    // A word that nobody knows may be of any language; a known one is looked for where its language is written, and by meaning elsewhere.
    private IEnumerable<(string Language, string Stem)> Stems(PivotGroup group, string typed)
    {
        var own = Question.Own[group.Start];
        // scripts without spaces give many pieces of one word, each a group of its own
        var language = own.FirstOrDefault(o => o.Stem == group.Source).Language;
        own = own.Where(o => o.Language != language || o.Stem == group.Source);
        return IsOfMain(group) ? own.Where(o => ground.Languages.Contains(o.Language))
            : own.Concat(ground.Languages.SelectMany(other => Analysis.Terms(other, typed) is [var only] ? [(other, only)] : Array.Empty<(string, string)>())).Distinct();
    }

    /// <summary>The words as they were typed, as the index writes them down.</summary>
    public IReadOnlyCollection<string> Written => [.. Question.Groups.Where(g => !g.IsAdded).SelectMany(group => AsWrittenIn(group, Question.Typed(group))).Distinct()];

    private IEnumerable<string> AsWrittenIn(PivotGroup group, string typed) => Question.Own[group.Start].Select(o => o.Language).Append("und").Distinct()
        .Select(language => Analysis.Words(language, typed)).Where(words => words.Count == 1).Select(words => words[0].Term).Distinct();

    private static void Add(List<Place> places, string language, string stem, float weight)
    {
        places.Add(new(RecordDocument.Text(language), stem, weight));
        places.Add(new(RecordDocument.Title(language), stem, weight * TitleBoost));
    }

    // A known word is found by its stem and its meaning; as written it would only be one more long list of the same documents.
    private static void Add(List<Place> places, IEnumerable<string> written, float weight, bool exact)
    {
        foreach (var word in written)
        {
            if (exact) places.Add(new(RecordDocument.Exact, word, weight * AsWritten));
            places.Add(new(RecordDocument.By, word, weight * StewardBoost));
        }
    }

    // The words stand side by side in a text or title of some language, in whatever form.
    private DisjunctionMaxQuery Phrase(string phrase)
    {
        var any = new DisjunctionMaxQuery(0);
        foreach (var language in ground.Languages)
        {
            var places = Analysis.Words(language, phrase).Select((word, place) => (word.Start, place)).DistinctBy(word => word.Start).ToDictionary(word => word.Start, word => word.place);
            var (text, title) = (new PhraseQuery(), new PhraseQuery { Boost = TitleBoost });
            foreach (var (token, number) in Analysis.Tokens(language, phrase).Select((token, number) => (token, number)))
            {
                var place = places.GetValueOrDefault(token.Start, number);
                text.Add(new Term(RecordDocument.Text(language), token.Term), place);
                title.Add(new Term(RecordDocument.Title(language), token.Term), place);
                Mark(language, token.Term, phrase);
            }
            if (text.GetTerms().Length == 0) continue;
            any.Add(text);
            any.Add(title);
        }
        return any;
    }

    private AskedWord? About(Concept concept)
    {
        var name = $"{concept.Scheme}/{concept.Code}";
        var (found, all) = (TermCounts.In(ground.Reader, RecordDocument.Facets, name), ground.Reader.NumDocs);
        return found == 0 ? null : new([new(RecordDocument.Facets, name, ConceptBoost)], MathF.Log(1 + (Math.Max(0, all - found) + .5f) / (found + .5f)));
    }

    /// <summary>Terms of a language that mean what was asked, each with the reader's words; what <see cref="Marks"/> has is left out.</summary>
    public IReadOnlyDictionary<string, string> Meant(string language)
    {
        if (meant.TryGetValue(language, out var terms)) return terms;
        meant[language] = terms = [];
        var own = marks.GetValueOrDefault(language);
        foreach (var group in Question.Groups.Where(g => !g.IsAdded && IsKnown(g)))
            foreach (var term in group.Terms)
                foreach (var (stem, share) in ground.Lexicon.Meaning(language, term.Term))
                    if (share * term.Weight / group.Terms[0].Weight >= SameEnough) Add(stem, group);
        foreach (var (name, group) in Names(language)) if (name.Count == 1) Add(name[0], group);
        return terms;

        void Add(string stem, PivotGroup group)
        {
            if (own is null || own.GetValueOrDefault(stem, "").Length == 0) terms.TryAdd(stem, Question.Typed(group));
        }
    }

    /// <summary>Names of more than one word that a language has for what was asked.</summary>
    public IReadOnlyList<(IReadOnlyList<string> Terms, string Typed)> MeantPhrases(string language) => phrases.TryGetValue(language, out var known) ? known
        : phrases[language] = [.. Names(language).Where(n => n.Name.Count > 1).Select(n => (n.Name, Question.Typed(n.Group))).Take(MostPhrases)];

    private IEnumerable<(IReadOnlyList<string> Name, PivotGroup Group)> Names(string language) =>
        from g in Question.Groups where g.IsConcept from term in g.Terms from name in ground.Lexicon.Names(language, term.Term) select (name, g);

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
