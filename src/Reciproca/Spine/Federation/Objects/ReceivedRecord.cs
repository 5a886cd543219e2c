using System.Text.Json;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Files;

namespace Reciproca.Spine.Federation.Objects;

/// <summary>A record of another node as it came, read and checked against what our columns hold; nothing is stored yet.</summary>
public sealed record ReceivedRecord(string Uri, RecordKind Kind, int Revision, RecordSnapshot Snapshot, ReceivedSteward Steward)
{
    private const int MostVersions = 40, MostText = 200_000, LongestTag = 20, LongestName = 40, LongestCode = 60, LongestUri = 1000;

    public required DateTime CreatedAt { get; init; }
    public required DateTime? PublishedAt { get; init; }
    public required DateTime? ConfirmedOn { get; init; }
    public required bool Unconfirmed { get; init; }
    /// <summary>Where it stood before its organisation moved.</summary>
    public string? MovedFrom { get; init; }
    public required IReadOnlyList<(LinkType Type, string To)> Links { get; init; }
    public required IReadOnlyList<ReceivedFile> Files { get; init; }

    /// <exception cref="UnfitRecordException">It is no record of ours, or holds what our columns cannot.</exception>
    public static ReceivedRecord Read(LdNode node, RecordKinds kinds)
    {
        var uri = node.Id is { Length: <= LongestUri } id ? id : throw new UnfitRecordException("no id, or too long a one");
        var kind = kinds.All.FirstOrDefault(k => k.Name == node.Text(Rcp.Kind)) ?? throw new UnfitRecordException($"unknown kind \"{node.Text(Rcp.Kind)}\"");
        if (node.Number(Rcp.Revision) is not (>= 0 and < int.MaxValue and var revision)) throw new UnfitRecordException("no revision");
        var published = node.Moment(As.Published)?.UtcDateTime;
        return new(uri, kind, (int)revision, SnapshotOf(node, kind), ReceivedSteward.Read(node.Node(Rcp.Steward)))
        {
            CreatedAt = node.Moment(Rcp.CreatedAt)?.UtcDateTime ?? published ?? throw new UnfitRecordException("no date"),
            PublishedAt = published, ConfirmedOn = node.Moment(Rcp.ConfirmedOn)?.UtcDateTime, Unconfirmed = node.Truth(Rcp.Unconfirmed) ?? false, MovedFrom = node.Reference(Rcp.MovedFrom) is { Length: <= LongestUri } former ? former : null,
            Links = [.. node.Nodes(Rcp.Link).Take(200).Where(l => Enum.TryParse<LinkType>(l.Text(Rcp.LinkType), out _) && l.Text(Rcp.LinkTo) is { Length: <= LongestUri })
                .Select(l => (Enum.Parse<LinkType>(l.Text(Rcp.LinkType)!), l.Text(Rcp.LinkTo)!)).Distinct()],
            Files = [.. node.Nodes(As.Attachment).Select(f => ReceivedFile.Read(f, uri)).OfType<ReceivedFile>().DistinctBy(f => f.Hash).Take(Attachments.MostFiles)],
        };
    }

    private static RecordSnapshot SnapshotOf(LdNode node, RecordKind kind)
    {
        var versions = node.Nodes(Rcp.Version).Take(MostVersions + 1).Select(Version).ToList();
        if (versions.Count is 0 or > MostVersions || versions.DistinctBy(v => v.Language).Count() < versions.Count) throw new UnfitRecordException("its versions");
        var language = Short(node.Text(Rcp.SourceLanguage), LongestTag, "its source language");
        var tags = node.All(Rcp.Tag).OfType<LdLiteral>().Select(t => t.Text ?? "").Where(IsTag).Distinct().Order(StringComparer.Ordinal).ToList();
        var stage = node.Text(Rcp.Stage) == nameof(Stage.Archived) ? Stage.Archived : Stage.Published;
        try { return new(language, Audience.Public, stage, node.Text(Rcp.Source), [.. versions.OrderBy(v => v.Language)], tags, Fields.Read(kind, node)); }
        catch (JsonException wrong) { throw new UnfitRecordException(wrong.Message); }
    }

    private static VersionSnapshot Version(LdNode node) => new(
        Short(node.Text(Rcp.Language), LongestTag, "a language"), Enum.TryParse<VersionState>(node.Text(Rcp.State), out var state) && Enum.IsDefined(state) ? state : VersionState.Human,
        Text(node.Text(Rcp.Title)), Text(node.Text(Rcp.Summary)),
        new SortedDictionary<string, string>(node.Nodes(Rcp.Section).Take(100).Select(s => (Name: Short(s.Text(Rcp.Name), LongestName, "a section"), Text: Text(s.Text(Rcp.Text))))
            .Where(s => s.Text.Length > 0).DistinctBy(s => s.Name).ToDictionary(s => s.Name, s => s.Text), StringComparer.Ordinal));

    private static bool IsTag(string tag) => tag.IndexOf(':') is > 0 and <= LongestTag and var colon && tag.Length - colon - 1 is > 0 and <= LongestCode;

    private static string Short(string? text, int longest, string what) => text is { Length: > 0 } && text.Length <= longest ? text : throw new UnfitRecordException(what);

    private static string Text(string? text) => (text ?? "").Length <= MostText ? (text ?? "").Replace("\0", "") : throw new UnfitRecordException("a text is too long");
}

/// <summary>The organisation answerable for it, as far as a record says; its own record tells the rest.</summary>
public sealed record ReceivedSteward(string Uri, string Name, string Country, string Tier, bool Sample)
{
    public static ReceivedSteward Read(LdNode? node) => node is { Id: { Length: <= 1000 } uri } && node.Text(Rcp.Name) is { Length: > 0 and <= 300 } name
        ? new(uri, name.Replace("\0", ""), node.Text(Rcp.Country) is { Length: <= 2 } country ? country : "", node.Text(Rcp.Tier) is { Length: <= 40 } tier ? tier : "", node.Truth(Rcp.Sample) ?? false)
        : throw new UnfitRecordException("no steward");
}

/// <summary>A record of another node cannot be kept as it is.</summary>
public sealed class UnfitRecordException(string what) : Exception(what);
