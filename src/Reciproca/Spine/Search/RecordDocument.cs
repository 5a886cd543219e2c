using System.Text.Json;
using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search;

/// <summary>How a record lies in the index: which fields there are and how each is analysed.</summary>
internal static class RecordDocument
{
    /// <summary>Raise it when fields change: an index of another number is built anew.</summary>
    public const int Schema = 3;

    public const string Id = "id", Card = "card", Facets = "facet", Start = "start", By = "by", Published = "published", Confirmed = "confirmed", Pivot = "pivot", PivotTitle = "pivot.title", People = "people", Until = "until";

    private static readonly FieldType Body = new(TextField.TYPE_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS };

    static RecordDocument() => Body.Freeze();

    public static string Title(string language) => "title." + language;
    public static string Text(string language) => "text." + language;
    public static string Words(string language) => "words." + language;

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
        document.Add(new TextField(Words(language), text.Title + "\n" + text.Body, Field.Store.NO));
        document.Add(new TextField(Start, text.Title, Field.Store.NO));
        document.Add(Lexicon.Pivot.PivotField.Of(PivotTitle, lexicon.Expand(language, text.Title)));
        document.Add(Lexicon.Pivot.PivotField.Of(Pivot, lexicon.Expand(language, text.Body)));
    }

    /// <summary>Chooses the analyser by the end of a field's name: "title.es" is stemmed Spanish, "words.es" Spanish as written.</summary>
    public sealed class FieldAnalyzer() : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        protected override Analyzer GetWrappedAnalyzer(string field)
        {
            var dot = field.IndexOf('.');
            if (dot < 0) return Lexicon.Analysis.Exact("und");
            return field[0] == 'w' ? Lexicon.Analysis.Exact(field[(dot + 1)..]) : Lexicon.Analysis.For(field[(dot + 1)..]);
        }
    }
}
