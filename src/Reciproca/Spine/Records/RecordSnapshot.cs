using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>A record with everything a person typed into it, as a value: for history, comparison and restoring.</summary>
public sealed record RecordSnapshot(
    string SourceLanguage, Audience Audience, Stage Stage, string? Source,
    IReadOnlyList<VersionSnapshot> Versions, IReadOnlyList<string> Tags, JsonElement Body)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static RecordSnapshot Of(Record record, IKeyed body) => new(
        record.SourceLanguage, record.Audience, record.Stage, record.Source,
        // what a machine drafted is nobody's deed and can be drafted again
        [.. record.Versions.Where(v => !v.IsDraft).OrderBy(v => v.Language).Select(VersionSnapshot.Of)],
        [.. record.Tags.Select(t => $"{t.Scheme}:{t.Code}").Order(StringComparer.Ordinal)],
        JsonSerializer.SerializeToElement(body, body.GetType(), Json));

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static RecordSnapshot Parse(string json) => JsonSerializer.Deserialize<RecordSnapshot>(json, Json)!;

    /// <summary>Puts everything back as it was; who reads it and at what stage it is stay as they are now.</summary>
    public void Restore(Record record, IKeyed body)
    {
        record.SourceLanguage = SourceLanguage;
        record.Source = Source;
        // drafts are made anew; and what our members checked of another node's record that node knows nothing of
        record.Versions.RemoveAll(v => !v.IsDraft && !(record.Origin is not null && v.CheckedById is not null) && Versions.All(old => old.Language != v.Language));
        foreach (var version in Versions) version.Restore(record.Write(version.Language));
        foreach (var scheme in record.Tags.Select(t => t.Scheme).Concat(Tags.Select(Scheme)).Distinct().ToList())
            record.Tag(scheme, Tags.Where(t => Scheme(t) == scheme).Select(t => t[(scheme.Length + 1)..]));
        RestoreBody(body);
    }

    public IKeyed BodyAs(Type type) => (IKeyed)Body.Deserialize(type, Json)!;

    private void RestoreBody(IKeyed body)
    {
        var old = BodyAs(body.GetType());
        foreach (var property in body.GetType().GetProperties().Where(p => p.CanWrite && p.Name != nameof(IKeyed.Id) && !p.IsDefined(typeof(JsonIgnoreAttribute), false) && !p.IsDefined(typeof(KeptAttribute), false)))
            property.SetValue(body, property.GetValue(old));
    }

    private static string Scheme(string tag) => tag[..tag.IndexOf(':')];
}

public sealed record VersionSnapshot(string Language, VersionState State, string Title, string Summary, SortedDictionary<string, string> Sections)
{
    public static VersionSnapshot Of(RecordVersion version) => new(version.Language, version.State, version.Title, version.Summary,
        new SortedDictionary<string, string>(version.Sections.ToDictionary(s => s.Name, s => s.Text), StringComparer.Ordinal));

    public bool Says(VersionSnapshot other) => State == other.State && Title == other.Title && Summary == other.Summary && Sections.SequenceEqual(other.Sections);

    public void Restore(RecordVersion version)
    {
        (version.State, version.Title, version.Summary) = (State, Title, Summary);
        foreach (var name in version.Sections.Select(s => s.Name).Except(Sections.Keys).ToList()) version[name] = "";
        foreach (var (name, text) in Sections) version[name] = text;
    }
}
