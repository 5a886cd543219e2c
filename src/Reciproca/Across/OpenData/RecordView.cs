using System.ComponentModel;
using System.Text.Json.Nodes;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Sheets;

namespace Reciproca.Across.OpenData;

/// <summary>A record as the API and the JSON lists give it.</summary>
public sealed record RecordView
{
    [Description("Eight letters and digits; stable.")]
    public required string Id { get; init; }

    [Description("practice, need, offer, organisation, …")]
    public required string Kind { get; init; }

    [Description("Where people read it.")]
    public required string Address { get; init; }
    public required StewardView Organisation { get; init; }

    [Description("Organisations besides this one to which the record belongs.")]
    public IReadOnlyList<StewardView>? Parties { get; init; }
    public required string Stage { get; init; }
    public required string Audience { get; init; }

    [Description("The language it was written in (BCP 47).")]
    public required string SourceLanguage { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ChangedAt { get; init; }
    public DateTime? PublishedAt { get; init; }

    [Description("When the organisation last said that this still holds.")]
    public DateTime? ConfirmedOn { get; init; }

    [Description("Where the facts stand.")]
    public string? Source { get; init; }

    [Description("Codes by vocabulary: topic, sdg, hazard, …")]
    public required IReadOnlyDictionary<string, string[]> Tags { get; init; }

    [Description("The texts by language; no language is the master of the others.")]
    public required IReadOnlyDictionary<string, TextView> Texts { get; init; }

    [Description("What only this kind has, under the same names as in the CSV.")]
    public required JsonObject Fields { get; init; }

    public static RecordView Of(RecordRow row, RecordKind kind, string host) => new()
    {
        Id = row.Record.ShortId, Kind = kind.Name, Address = row.Record.Uri ?? host + kind.Address(row.Record),
        Organisation = new StewardView(row.Record.Steward.ShortId, row.Record.Steward.Name, row.Record.Steward.Country),
        Parties = row.Record.Parties.Count == 0 ? null : [.. row.Record.Parties.OrderBy(p => p.Since).Select(p => new StewardView(p.Organisation.ShortId, p.Organisation.Name, p.Organisation.Country))],
        Stage = row.Record.Stage.ToString(), Audience = row.Record.Audience.ToString(), SourceLanguage = row.Record.SourceLanguage,
        CreatedAt = row.Record.CreatedAt, ChangedAt = row.Record.ChangedAt, PublishedAt = row.Record.PublishedAt, ConfirmedOn = row.Record.ConfirmedOn,
        Source = row.Record.Source,
        Tags = row.Record.Tags.GroupBy(t => t.Scheme).ToDictionary(g => g.Key, g => g.Select(t => t.Code).Order(StringComparer.Ordinal).ToArray()),
        Texts = row.Record.Versions.ToDictionary(v => v.Language, TextView.Of),
        Fields = Body(row, kind),
    };

    private static JsonObject Body(RecordRow row, RecordKind kind) =>
        new(RecordColumns.Body(kind).Select(c => KeyValuePair.Create(c.Name, Value(c.Read(row.Record, row.Body)))).Where(f => f.Value is not null));

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        long number => number,
        int number => number,
        double number => number,
        bool yes => yes,
        _ => Cell.Text(value),
    };
}

/// <summary>The organisation answerable for a record.</summary>
public sealed record StewardView(string Id, string Name, string Country);

/// <summary>The texts of a record in one language, Markdown.</summary>
public sealed record TextView(string State, string Title, string Summary, IReadOnlyDictionary<string, string> Sections)
{
    public static TextView Of(RecordVersion version) =>
        new(version.State.ToString(), version.Title, version.Summary, version.Sections.ToDictionary(s => s.Name, s => s.Text));
}

/// <summary>A page of records, in the order in which they were changed.</summary>
/// <param name="Next">Where to go on; null when there is nothing newer.</param>
public sealed record RecordPage(IReadOnlyList<RecordView> Records, string? Next);
