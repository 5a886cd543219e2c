using System.Text.Json;
using System.Text.Json.Nodes;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Together;

/// <summary>What a kind adds to head and body, so that organisations of two nodes write its records together; one class for each such kind.</summary>
public interface ITogether
{
    /// <summary>The name of the <see cref="RecordKind"/>.</summary>
    string Kind { get; }

    /// <summary>The rows of a record of ours as lists under names of its own. It is told to the parties alone.</summary>
    Task<JsonObject> Write(Record record, CancellationToken cancel);

    /// <summary>The same on the other node: makes the rows of the copy what its home says they are.</summary>
    /// <returns>What has changed since the copy was last written, as notices for our people; nothing for a new copy.</returns>
    /// <exception cref="UnfitRecordException">It says something that we cannot hold or that cannot be true.</exception>
    Task<IReadOnlyList<News>> Keep(Record record, Rows rows, bool isNew, CancellationToken cancel);

    /// <summary>A party of another node does something to a record of ours. Nothing is saved here.</summary>
    /// <returns>A text key that says why not; null when it is done.</returns>
    Task<string?> Do(Guid record, Act act, CancellationToken cancel);
}

/// <summary>Something that has changed: a text key of a notice, and what goes into it after the title.</summary>
public sealed record News(string Key, params string[] Values);

/// <summary>What a party of another node does: its words are its own, and everything in them is doubted.</summary>
/// <param name="Id">The same one again has the same.</param>
/// <param name="What">The end of the text key "together.act.{what}".</param>
/// <param name="Person">Who did it there, as that node says.</param>
/// <param name="Party">The organisation that it was done for, and that has signed it.</param>
public sealed record Act(Guid Id, string What, string Person, Organisation Party, JsonElement Values)
{
    public string? Text(string name) => Values.ValueKind == JsonValueKind.Object && Values.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Replace("\0", "") : null;

    public bool? Truth(string name) => Values.ValueKind == JsonValueKind.Object && Values.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    public Guid Key(string name) => Guid.TryParse(Text(name), out var key) ? key : default;
}

/// <summary>The rows of a record of another node, as they came.</summary>
/// <param name="body">The body that came with them.</param>
public sealed class Rows(LdNode whole, IKeyed body, IReadOnlyDictionary<string, Organisation> parties)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IKeyed Body => body;

    /// <summary>Organisations that take part, by their actors' addresses, as far as we know them.</summary>
    public IReadOnlyDictionary<string, Organisation> Parties => parties;

    /// <exception cref="UnfitRecordException">It is no such list, or too long a one.</exception>
    public IReadOnlyList<T> List<T>(string name, int most) where T : class
    {
        try
        {
            var list = whole.Text(Rcp.Json + name) is { } text ? JsonSerializer.Deserialize<List<T?>>(text, Json)! : [];
            if (list is null || list.Count > most || list.Exists(row => row is null)) throw new UnfitRecordException($"its {name}");
            return list!;
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException) { throw new UnfitRecordException($"its {name}: {wrong.Message}"); }
    }

    public static void Put<T>(JsonObject rows, string name, IEnumerable<T> list) => rows[$"rcp:json:{name}"] = JsonSerializer.Serialize(list, Json);

    /// <exception cref="UnfitRecordException">It is longer than our column.</exception>
    public static string Text(string? text, int longest, string what) => (text ?? "").Length <= longest ? (text ?? "").Replace("\0", "") : throw new UnfitRecordException($"{what} is too long");

    /// <exception cref="UnfitRecordException">Two rows have one key, or none.</exception>
    public static void Keyed(IEnumerable<Guid> keys, string what)
    {
        var all = keys.ToList();
        if (all.Contains(default) || all.Distinct().Count() < all.Count) throw new UnfitRecordException($"the keys of its {what}");
    }
}
