using System.Text.Json;
using Reciproca.Spine.Messages;

namespace Reciproca.Spine.Notices;

/// <summary>One notice by letter, or those of a day or week gathered.</summary>
public sealed record NoticeLetter(IReadOnlyList<NoticeLine> Lines, string? Unsubscribe) : ILetter
{
    public static NoticeLetter Of(IEnumerable<Notice> notices, NodeSettings node, string unsubscribe) =>
        new([.. notices.Select(n => new NoticeLine(n.Key, JsonSerializer.Deserialize<string[]>(n.Values)!, node.Address.TrimEnd('/') + n.Address))], unsubscribe);

    public string Subject(Texts.Texts texts) => Lines.Count == 1 ? Lines[0].Said(texts) : texts.Count("notice.digest.subject", Lines.Count);
}

public sealed record NoticeLine(string Key, string[] Values, string Link)
{
    public string Said(Texts.Texts texts) => texts[Key, [.. Values]];
}
