using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Sheets;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.Import;

/// <summary>An empty sheet with the right first row, and a second one that explains every code in the person's language.</summary>
public sealed class ImportTemplate(NodeVocabulary vocabulary, Texts texts)
{
    private static readonly string[] Asked = [RecordColumns.Organisation, RecordColumns.Stage, RecordColumns.Audience, RecordColumns.SourceLanguage, RecordColumns.Source];

    public byte[] Of(RecordKind kind)
    {
        var columns = RecordColumns.Of(kind, [texts.Language]).Where(c => c is HeadColumn ? Asked.Contains(c.Name) : c is not TextColumn { Part: TextColumn.State }).ToList();
        using var file = new MemoryStream();
        using (var workbook = new XlsxSheet(file))
        {
            workbook.Sheet(kind.Path);
            workbook.Row(columns.Select(c => c.Name));
            workbook.Sheet(texts["import.codes"]);
            workbook.Row([texts["import.column"], texts["import.code"], texts["import.meaning"]]);
            foreach (var column in columns) foreach (var (code, meaning) in Codes(kind, column)) workbook.Row([column.Name, code, meaning]);
        }
        return file.ToArray();
    }

    private IEnumerable<(string Code, string Meaning)> Codes(RecordKind kind, Column column) => column switch
    {
        TagColumn tags => Labels(tags.Scheme),
        BodyColumn { Type.IsEnum: true } body => Enum.GetNames(body.Type).Select(n => (n, InterfaceTexts.Find(texts.Language, $"{kind.Name}.state.{n.ToLowerInvariant()}")?[0] ?? n)),
        BodyColumn body when vocabulary.Now.All(body.Name).Count > 0 => Labels(body.Name),
        BodyColumn body when body.Type == typeof(DateOnly) => [("2027-05-31", texts["import.a-date"])],
        BodyColumn body when body.Type != typeof(string) => [("12000", texts["import.a-number"])],
        HeadColumn { Name: RecordColumns.Stage } => Enum.GetNames<Stage>().Select(n => (n, "")),
        HeadColumn { Name: RecordColumns.Audience } => Enum.GetNames<Audience>().Select(n => (n, "")),
        HeadColumn { Name: RecordColumns.Organisation } => [("", texts["import.organisation"])],
        TextColumn text when text.Part == TextColumn.Title || kind.Required.Contains(text.Part) => [("", texts["import.mandatory"])],
        _ => [],
    };

    private IEnumerable<(string, string)> Labels(string scheme) => vocabulary.Now.All(scheme).Select(c => (c.Code, c.Label(texts.Language)));
}
