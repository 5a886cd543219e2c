using System.Text.Json;
using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Pivot;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search;

/// <summary>How a record lies in the index: which fields there are and how each is analysed.</summary>
internal static class RecordDocument
{
    /// <summary>Raise it when fields change: an index of another number is built anew.</summary>
    public const int Schema = 4;

    public const string Id = "id", Card = "card", Facets = "facet", Start = "start", By = "by", Exact = "exact", Published = "published", Confirmed = "confirmed", Pivot = "pivot", PivotTitle = "pivot.title", People = "people", Until = "until";

    private static readonly FieldType Body = new(TextField.TYPE_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS };

    // a name or a code is there or not: how often and where is in the fields of its language
    private static readonly FieldType Mention = new() { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };

    static RecordDocument()
    {
        Body.Freeze();
        Mention.Freeze();
    }

    public static string Title(string language) => "title." + language;
    public static string Text(string language) => "text." + language;

    public static Document Of(IndexEntry entry, Concepts vocabulary, TranslationLexicon lexicon)
    {
        var document = new Document
        {
            new StringField(Id, entry.Card.Id.ToString("N"), Field.Store.NO),
            new StoredField(Card, JsonSerializer.SerializeToUtf8Bytes(entry.Card, CardJson.Default.FoundRecord)),
            new Field(By, entry.Card.Steward.Name, Mention),
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

    private static void Add(Document document, EntryText text, TranslationLexicon lexicon)
    {
        var language = text.Analysed;
        var ((title, ofTitle), (body, ofBody)) = (text.InTitle, text.InBody);
        document.Add(new TextField(Title(language), new TokenList(title)));
        var whole = new Field(Text(language), text.Body, Body);
        whole.SetTokenStream(new TokenList(body));
        document.Add(whole);
        document.Add(new Field(Start, text.Title, Mention));
        document.Add(new Field(Exact, new TokenList([.. ofTitle.Concat(ofBody).DistinctBy(word => word.Term)]), Mention));
        var meant = lexicon.Expand(language, text.Title, title);
        document.Add(PivotField.Of(Pivot, meant.Concat(lexicon.Expand(language, text.Body, body))));
        if (title.Count > 0) document.Add(PivotField.Of(PivotTitle, meant));
    }

    /// <summary>Chooses the analyser by the end of a field's name: "title.es" is stemmed Spanish.</summary>
    public sealed class FieldAnalyzer() : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        protected override Analyzer GetWrappedAnalyzer(string field)
        {
            var dot = field.IndexOf('.');
            if (dot < 0) return Analysis.Exact("und");
            return Analysis.For(field[(dot + 1)..]);
        }
    }
}
