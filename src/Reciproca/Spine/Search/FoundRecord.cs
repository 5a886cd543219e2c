using System.Text.Json.Serialization;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search;

/// <summary>What a list shows of a record and what matching compares, kept in the index so that neither asks the database.</summary>
public sealed record FoundRecord
{
    public required Guid Id { get; init; }
    public required string ShortId { get; init; }
    public required string Kind { get; init; }
    public required string SourceLanguage { get; init; }
    public required FoundSteward Steward { get; init; }
    public required IReadOnlyList<FoundText> Texts { get; init; }

    /// <summary>Organisations besides the steward to which it belongs; they see it as the steward does.</summary>
    public IReadOnlyList<FoundParty> Parties { get; init; } = [];

    /// <summary>What the steward tagged it with: "hazard/river-flood".</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What its texts speak of, as far as the vocabulary knows the words: same form as <see cref="Tags"/>.</summary>
    public IReadOnlyList<string> Concepts { get; init; } = [];
    public Stage Stage { get; init; }
    public Audience Audience { get; init; }
    public string? State { get; init; }
    public DateTime ChangedAt { get; init; }
    public DateTime? PublishedAt { get; init; }
    public DateTime? ConfirmedOn { get; init; }
    public bool Unconfirmed { get; init; }
    public string? Origin { get; init; }
    public string? Uri { get; init; }

    /// <summary>The text in the reader's language, else in the language it was written in.</summary>
    public FoundText In(string language) => Texts.FirstOrDefault(t => t.Language == language)
        ?? Texts.FirstOrDefault(t => t.Language == SourceLanguage) ?? Texts.FirstOrDefault() ?? new FoundText(SourceLanguage, ShortId, "", VersionState.Human);

    /// <summary>Until when it stands or an answer is wanted.</summary>
    public DateTime? Until { get; init; }

    /// <summary>The codes by which matching compares it: its own subjects, its city's context, the languages that people there speak.</summary>
    public IEnumerable<string> Compared(string scheme) => scheme switch
    {
        Schemes.Language => Spoken,
        Schemes.Power or Schemes.Landform => Steward.Codes(scheme),
        Schemes.Income => Steward.Income is { } income ? [income] : [],
        Schemes.Tier => Steward.Tier.Length > 0 ? [Steward.Tier] : [],
        _ => Codes(scheme),
    };

    /// <summary>The city's languages, and those in which someone there wrote; a machine's draft is no language of theirs.</summary>
    private IEnumerable<string> Spoken => Steward.Codes(Schemes.Language).Concat(Codes(Schemes.Language)).Append(SourceLanguage).Select(LanguageTag.Primary).Distinct();

    /// <summary>Codes of one scheme, tagged or else recognised in the text.</summary>
    public IReadOnlyList<string> Codes(string scheme) => [.. Of(Tags.Any(t => Is(t, scheme)) ? Tags : Concepts, scheme)];

    internal static IEnumerable<string> Of(IEnumerable<string> tags, string scheme) => tags.Where(t => Is(t, scheme)).Select(t => t[(scheme.Length + 1)..]);

    private static bool Is(string tag, string scheme) =>
        tag.Length > scheme.Length && tag[scheme.Length] == '/' && tag.StartsWith(scheme, StringComparison.Ordinal);
}

/// <summary>One language version as a list shows it.</summary>
public sealed record FoundText(string Language, string Title, string Summary, VersionState State);

/// <summary>An organisation besides the steward.</summary>
public sealed record FoundParty(Guid Id, string ShortId, string Name);

/// <summary>Who answers for the record, and the context by which cities compare themselves.</summary>
public sealed record FoundSteward
{
    public required Guid Id { get; init; }
    public required string ShortId { get; init; }
    public required string Name { get; init; }
    public required string Country { get; init; }
    public string Tier { get; init; } = "";
    public long? Population { get; init; }
    public string? Income { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public bool Sample { get; init; }

    /// <summary>Tags of its public profile: hazards, landforms, powers, languages.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public IEnumerable<string> Codes(string scheme) => FoundRecord.Of(Tags, scheme);
}

/// <summary>Names the types so that reading a card needs no reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FoundRecord))]
internal sealed partial class CardJson : JsonSerializerContext;
