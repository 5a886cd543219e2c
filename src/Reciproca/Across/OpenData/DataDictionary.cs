using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Sheets;
using Reciproca.Spine.Texts;

namespace Reciproca.Across.OpenData;

/// <summary>What each column of the lists means, in every complete language of the interface.</summary>
public static class DataDictionary
{
    public static readonly string[] Contributions =
        ["initiative", "figure", "from", "from_name", "to", "to_name", "type", "phase", "on", "quantity", "unit", "grade", "amount", "currency", "usd", "method", "state", "note"];
    public static readonly string[] Parties = ["initiative", "organisation", "name", "country", "role", "since", "left_at"];
    public static readonly string[] Results =
        ["initiative", "by", "title", "language", "unit", "baseline", "baseline_year", "target", "target_on", "actual", "actual_on", "evidence", "state"];

    public static async Task Write(CsvSheet csv, RecordKinds kinds)
    {
        var readers = InterfaceTexts.Complete.Select(l => new Texts(l)).ToList();
        await csv.Row(["file", "column", "type", .. readers.Select(t => $"meaning_{t.Language}")]);
        foreach (var kind in kinds.All)
            foreach (var column in RecordColumns.Of(kind, ["{language}"]))
                await csv.Row([$"{kind.Path}.csv", column.Name, Type(column), .. readers.Select(t => Meaning(t, kind.Name, column))]);
        foreach (var (file, prefix, columns) in new[] { ("contributions.csv", "contribution", Contributions), ("parties.csv", "party", Parties), ("results.csv", "indicator", Results) })
            foreach (var column in columns) await csv.Row([file, column, "", .. readers.Select(t => Known(t, [$"dictionary.{column}", $"{prefix}.{column}", $"{prefix}.{column.Replace('_', '-')}"]) ?? column)]);
    }

    private static string Type(Column column) => column switch
    {
        BodyColumn body when body.Type.IsEnum => string.Join(" | ", Enum.GetNames(body.Type)),
        BodyColumn body => body.Type.Name,
        TagColumn tag => $"codes of {tag.Scheme}, separated by {TagColumn.Between.Trim()}",
        TextColumn => "Markdown",
        _ => "text",
    };

    private static string Meaning(Texts texts, string kind, Column column) => column switch
    {
        TagColumn tag => Known(texts, [$"record.field.{tag.Scheme}"]),
        TextColumn text => Known(texts, [$"{kind}.section.{text.Part}", $"record.field.{text.Part}", $"dictionary.{text.Part}"]),
        BodyColumn body => Known(texts, [$"{kind}.{body.Property.Name}", $"{kind}.field.{body.Property.Name}", $"dictionary.{column.Name}"]),
        _ => Known(texts, [$"record.field.{column.Name}", $"dictionary.{column.Name}"]),
    } ?? column.Name;

    private static string? Known(Texts texts, string[] keys) => keys.Select(k => InterfaceTexts.Find(texts.Language, k.ToLowerInvariant())).FirstOrDefault(t => t is not null)?[0];
}
