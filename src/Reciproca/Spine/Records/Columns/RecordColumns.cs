using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reciproca.Storage;

namespace Reciproca.Spine.Records.Columns;

/// <summary>The columns of a kind: head, tags, body, then texts by language.</summary>
public static class RecordColumns
{
    public const string Id = "id", Organisation = "organisation", SourceLanguage = "source_language", Source = "source", Audience = "audience", Stage = "stage";

    private static readonly HeadColumn[] Head =
    [
        new(Id, r => r.ShortId), new(Organisation, r => r.Steward.ShortId), new("organisation_name", r => r.Steward.Name), new("organisation_country", r => r.Steward.Country),
        new("parties", r => string.Join(TagColumn.Between, r.Parties.OrderBy(p => p.Since).Select(p => p.Organisation.ShortId))),
        new(Stage, r => r.Stage.ToString()), new(Audience, r => r.Audience.ToString()), new(SourceLanguage, r => r.SourceLanguage),
        new("created_at", r => r.CreatedAt), new("changed_at", r => r.ChangedAt), new("published_at", r => r.PublishedAt), new("confirmed_on", r => r.ConfirmedOn),
        new(Source, r => r.Source), new("origin", r => r.Origin), new("uri", r => r.Uri),
    ];

    public static IReadOnlyList<Column> Of(RecordKind kind, IEnumerable<string> languages, IEnumerable<string>? moreSchemes = null) =>
    [
        .. Head,
        .. kind.Schemes.Concat(moreSchemes ?? []).Distinct().Select(scheme => Tag(kind, scheme)),
        .. Body(kind),
        .. languages.SelectMany(language => Texts(kind, language)),
    ];

    /// <summary>What records of every kind have: a list of mixed kinds has no body columns.</summary>
    public static IReadOnlyList<Column> OfAny(IEnumerable<string> languages, IEnumerable<string> schemes) =>
    [
        new HeadColumn("kind", r => r.Kind), .. Head, .. schemes.Select(scheme => new TagColumn(scheme, scheme)),
        .. languages.SelectMany(language => new[] { TextColumn.Title, TextColumn.Summary, TextColumn.State }.Select(part => new TextColumn(part, language))),
    ];

    /// <summary>What a person types into the body; what is folded or computed follows from it.</summary>
    public static IEnumerable<BodyColumn> Body(RecordKind kind) =>
        from property in kind.Body.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property is { CanWrite: true, CanRead: true } && property.Name != nameof(IKeyed.Id) && Folded(kind, property) is null
        where !property.IsDefined(typeof(JsonIgnoreAttribute)) && IsPlain(property.PropertyType)
        select new BodyColumn(Snake(property.Name), property);

    /// <summary>The property that this one repeats for look-ups: FoldedName of Name.</summary>
    public static PropertyInfo? Folded(RecordKind kind, PropertyInfo property) =>
        property.Name.StartsWith("Folded", StringComparison.Ordinal) ? kind.Body.GetProperty(property.Name["Folded".Length..]) : null;

    public static IEnumerable<TextColumn> Texts(RecordKind kind, string language) =>
        new[] { TextColumn.Title, TextColumn.Summary, TextColumn.State }.Concat(kind.Sections).Select(part => new TextColumn(part, language));

    private static TagColumn Tag(RecordKind kind, string scheme) => new(Body(kind).Any(c => c.Name == scheme) ? $"tag_{scheme}" : scheme, scheme);

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static bool IsPlain(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? IsPlain(inner)
        : type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long) || type == typeof(double)
        || type == typeof(decimal) || type == typeof(DateOnly) || type == typeof(DateTime);
}
