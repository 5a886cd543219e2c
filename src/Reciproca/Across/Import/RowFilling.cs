using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Sheets;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Across.Import;

/// <summary>What is wrong in one place of a file.</summary>
/// <param name="Key">Text key of the message; {0} is <paramref name="Value"/>.</param>
public sealed record ImportError(int Row, string Column, string Key, string Value = "");

/// <summary>Puts the cells of a row into a record and its body, and says what does not fit.</summary>
public sealed class RowFilling(RecordKind kind, ImportColumns columns, Concepts concepts, IEntityType table)
{
    private const int LongestTitle = 300, LongestSummary = 2_000, LongestSection = 20_000, ExcelEpochDays = 20_000, ExcelLastDay = 80_000;

    public IReadOnlyList<ImportError> Fill(SheetRow row, Record record, IKeyed body)
    {
        List<ImportError> errors = [];
        foreach (var column in columns.All) Put(column, columns.Of(row.Cells, column.Name), record, body, (key, value) => errors.Add(new(row.Number, column.Name, key, value)));
        Fold(body);
        if (record.In(record.SourceLanguage) is not { Title.Length: > 0 } && record.Versions.Find(v => v.Title.Length > 0) is { } titled) record.SourceLanguage = titled.Language;
        if (errors.Count == 0) errors.AddRange(Missing(row, record));
        return errors;
    }

    private void Put(Column column, string text, Record record, IKeyed body, Action<string, string> wrong)
    {
        switch (column)
        {
            case TagColumn tags: Tag(record, tags.Scheme, text, wrong); break;
            case TextColumn part when text.Length > Longest(part.Part): wrong("import.error.long", Longest(part.Part).ToString(CultureInfo.CurrentCulture)); break;
            case TextColumn part: part.Write(record, text); break;
            case BodyColumn cell: Set(cell, text, body, wrong); break;
            case HeadColumn { Name: RecordColumns.Source }: record.Source = text.Length > 0 ? text : null; break;
            case HeadColumn { Name: RecordColumns.SourceLanguage } when text.Length > 0:
                if (columns.Languages.Contains(text)) record.SourceLanguage = text; else wrong("import.error.language", text);
                break;
            case HeadColumn { Name: RecordColumns.Audience } when text.Length > 0:
                if (Enum.TryParse<Audience>(text, ignoreCase: true, out var audience) && Enum.IsDefined(audience)) record.Audience = audience; else wrong("import.error.choice", string.Join(", ", Enum.GetNames<Audience>()));
                break;
            case HeadColumn { Name: RecordColumns.Stage } when text.Length > 0 && !(Enum.TryParse<Stage>(text, ignoreCase: true, out var stage) && Enum.IsDefined(stage)):
                wrong("import.error.choice", string.Join(", ", Enum.GetNames<Stage>()));
                break;
        }
    }

    private void Tag(Record record, string scheme, string text, Action<string, string> wrong)
    {
        var codes = text.Split([';', ',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        // a code that the record has already came from somewhere; only what is new must be known here
        foreach (var code in codes.Where(c => !concepts.Knows(scheme, c) && !record.Codes(scheme).Contains(c))) wrong("import.error.code", code);
        record.Tag(scheme, codes);
    }

    private void Set(BodyColumn column, string text, IKeyed body, Action<string, string> wrong)
    {
        if (text.Length == 0)
        {
            if (column.Type == typeof(string) && table.FindProperty(column.Property.Name)?.IsNullable == false) { if ((string?)column.Property.GetValue(body) is not { Length: > 0 }) wrong("import.error.missing", ""); }
            else if (Nullable.GetUnderlyingType(column.Property.PropertyType) is not null || column.Type == typeof(string)) column.Property.SetValue(body, null);
            return;
        }
        if (column.Type == typeof(string) && concepts.All(column.Name).Count > 0 && !concepts.Knows(column.Name, text)) wrong("import.error.code", text);
        else if (column.Type == typeof(string) && table.FindProperty(column.Property.Name)?.GetMaxLength() is { } longest && text.Length > longest) wrong("import.error.long", longest.ToString(CultureInfo.CurrentCulture));
        else if (Parse(column.Type, text) is { } value) column.Property.SetValue(body, value);
        else wrong(Expected(column.Type), column.Type.IsEnum ? string.Join(", ", Enum.GetNames(column.Type)) : text);
    }

    private static string Expected(Type type) => type.IsEnum || type == typeof(bool) ? "import.error.choice" : type == typeof(DateOnly) || type == typeof(DateTime) ? "import.error.date" : "import.error.number";

    private static object? Parse(Type type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (type == typeof(string)) return text;
        if (type.IsEnum) return Enum.TryParse(type, text, ignoreCase: true, out var word) && Enum.IsDefined(type, word) ? word : null;
        if (type == typeof(bool)) return bool.TryParse(text, out var yes) ? yes : null;
        if (type == typeof(int)) return int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole) ? whole : null;
        if (type == typeof(long)) return long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var large) ? large : null;
        if (type == typeof(double)) return double.TryParse(text, NumberStyles.Float, culture, out var real) && double.IsFinite(real) ? real : null;
        if (type == typeof(decimal)) return decimal.TryParse(text, NumberStyles.Number, culture, out var exact) ? exact : null;
        if (type == typeof(DateOnly)) return DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day) ? day : ExcelDay(text) is { } serial ? DateOnly.FromDateTime(serial) : null;
        return DateTime.TryParse(text, culture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }

    // Excel keeps a typed date as the number of days since 1899.
    private static DateTime? ExcelDay(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is > ExcelEpochDays and < ExcelLastDay ? DateTime.FromOADate(days) : null;

    private void Fold(IKeyed body)
    {
        foreach (var property in kind.Body.GetProperties())
            if (RecordColumns.Folded(kind, property) is { } folded) property.SetValue(body, Storage.Fold.Text((string?)folded.GetValue(body)));
    }

    private IEnumerable<ImportError> Missing(SheetRow row, Record record)
    {
        if (record.Versions.TrueForAll(v => v.Title.Length == 0)) yield return new(row.Number, $"{TextColumn.Title}_{columns.Languages[0]}", "import.error.missing");
        else if (WantsPublishing(row) && !kind.IsComplete(record) && record.In(record.SourceLanguage) is { } version)
            foreach (var section in kind.Required.Where(s => version[s].Length == 0)) yield return new(row.Number, $"{section}_{version.Language}", "import.error.missing");
    }

    public bool WantsPublishing(SheetRow row) => columns.Of(row.Cells, RecordColumns.Stage) is not { Length: > 0 } stage || !stage.Equals(nameof(Stage.Draft), StringComparison.OrdinalIgnoreCase);

    private static int Longest(string part) => part switch { TextColumn.Title => LongestTitle, TextColumn.Summary => LongestSummary, _ => LongestSection };
}
