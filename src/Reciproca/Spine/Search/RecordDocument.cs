using System.Text.Json;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search;

/// <summary>How a record lies in the index: which fields there are and how each is analysed.</summary>
internal static class RecordDocument
{
    /// <summary>Raise it when fields change: an index of another number is built anew.</summary>
    public const int Schema = 4;

    public const string Id = "id", Card = "card", Facets = "facet", Start = "start", By = "by", Exact = "exact", Published = "published", Confirmed = "confirmed", Pivot = "pivot", PivotTitle = "pivot.title", People = "people", Until = "until";

    private static readonly FieldType Body = new(TextField.TYPE_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS };

    static RecordDocument() => Body.Freeze();

    public static string Title(string language) => "title." + language;
    public static string Text(string language) => "text." + language;

    public static Document Of(IndexEntry entry, Concepts vocabulary, Lexicon.TranslationLexicon lexicon)
    {
        var document = new Document
        {
            new StringField(Id, entry.Card.Id.ToString("N"), Field.Store.NO),
            new StoredField(Card, JsonSerializer.SerializeToUtf8Bytes(entry.Card, CardJson.Default.FoundRecord)),
            new TextField(By, entry.Card.Steward.Name, Field.Store.NO),
            new NumericDocValuesField(Published, (entry.Card.PublishedAt ?? entry.Card.ChangedAt).Ticks),
            new NumericDocValuesField(Confirmed, (entry.Card.ConfirmedOn ?? DateTime.MinValue).Ticks),
            new NumericDocValuesField(People, entry.Card.Steward.Population ?? 0),
            new NumericDocValuesField(Until, entry.Card.Until?.Ticks ?? 0),
        };
        foreach (var facet in entry.Facets(vocabulary)) Add(document, facet);
        foreach (var text in entry.Texts) Add(document, text, lexicon);
        return document;
    }

    private static void Add(Document document, string facet)
    {
        if (!facet.StartsWith("is/", StringComparison.Ordinal)) document.Add(new StringField(Facets, facet, Field.Store.NO));
        document.Add(new SortedSetDocValuesField(Facets, new BytesRef(facet)));
    }

    private static void Add(Document document, EntryText text, Lexicon.TranslationLexicon lexicon)
    {
        var language = text.Analysed;
        document.Add(new TextField(Title(language), text.Title, Field.Store.NO));
        document.Add(new Field(Text(language), text.Body, Body));
        document.Add(new TextField(Start, text.Title, Field.Store.NO));
        var whole = text.Title.Length == 0 ? text.Body : text.Title + "\n" + text.Body;
        document.Add(new Field(Exact, new Words(Lexicon.Analysis.Words(language, whole)), TextField.TYPE_NOT_STORED));
        document.Add(Lexicon.Pivot.PivotField.Of(Pivot, lexicon.Expand(language, whole)));
        if (text.Title.Length > 0) document.Add(Lexicon.Pivot.PivotField.Of(PivotTitle, lexicon.Expand(language, text.Title)));
    }

    /// <summary>Words as written, of all languages in one field: whatever was read by another language's rules.</summary>
    private sealed class Words : TokenStream
    {
        private readonly List<Lexicon.Token> words;
        private readonly ICharTermAttribute term;
        private int next;

        public Words(List<Lexicon.Token> words) => (this.words, term) = (words, AddAttribute<ICharTermAttribute>());

        public override bool IncrementToken()
        {
            if (next == words.Count) return false;
            ClearAttributes();
            term.SetEmpty().Append(words[next++].Term);
            return true;
        }

        public override void Reset() => next = 0;
    }

    /// <summary>Chooses the analyser by the end of a field's name: "title.es" is stemmed Spanish.</summary>
    public sealed class FieldAnalyzer() : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        protected override Analyzer GetWrappedAnalyzer(string field)
        {
            var dot = field.IndexOf('.');
            if (dot < 0) return Lexicon.Analysis.Exact("und");
            return Lexicon.Analysis.For(field[(dot + 1)..]);
        }
    }
}
