using System.Text.Json;
using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>What differs between two snapshots of a record, part by part, in the order in which a reader meets it.</summary>
public static class RecordChanges
{
    public static IReadOnlyList<Change> Between(RecordSnapshot? old, RecordSnapshot now)
    {
        var (before, after) = (Parts(old), Parts(now));
        return [.. from part in after.Keys.Union(before.Keys)
                   let change = new Change(part.Kind, part.Name, part.Language, before.GetValueOrDefault(part, ""), after.GetValueOrDefault(part, ""))
                   where change.Old != change.New
                   orderby change.Part
                   select change];
    }

    private static Dictionary<(Part Kind, string Name, string Language), string> Parts(RecordSnapshot? snapshot)
    {
        if (snapshot is null) return [];
        var parts = snapshot.Versions.SelectMany(Texts).ToDictionary();
        foreach (var tags in snapshot.Tags.GroupBy(t => t[..t.IndexOf(':')])) parts[(Part.Tags, tags.Key, "")] = string.Join(' ', tags.Select(t => t[(tags.Key.Length + 1)..]));
        foreach (var column in snapshot.Body.EnumerateObject().Where(c => c.Name != nameof(IKeyed.Id))) parts[(Part.Column, column.Name, "")] = Shown(column.Value);
        parts[(Part.Head, nameof(Record.Audience), "")] = snapshot.Audience.ToString();
        parts[(Part.Head, nameof(Record.Stage), "")] = snapshot.Stage.ToString();
        parts[(Part.Head, nameof(Record.Source), "")] = snapshot.Source ?? "";
        return parts;
    }

    private static IEnumerable<KeyValuePair<(Part, string, string), string>> Texts(VersionSnapshot version)
    {
        yield return new((Part.Title, "title", version.Language), version.Title);
        yield return new((Part.Summary, "summary", version.Language), version.Summary);
        foreach (var (name, text) in version.Sections) yield return new((Part.Section, name, version.Language), text);
    }

    private static string Shown(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

public enum Part { Title, Summary, Section, Tags, Column, Head }

/// <summary>One part of a record that was changed.</summary>
/// <param name="Name">Of the section, the vocabulary scheme, the column.</param>
/// <param name="Language">Of a text; empty for what has no language.</param>
public sealed record Change(Part Part, string Name, string Language, string Old, string New)
{
    public bool IsText => Part is Part.Title or Part.Summary or Part.Section;
}
