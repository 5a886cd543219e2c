using Reciproca.ActivityPub;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>Create of a Note: an organisation of a peer writes to one of ours, and to nobody else.</summary>
public sealed class BeWritten(AppDb db, Addresses addresses, TimeProvider clock)
{
    private const int LongestText = 20_000, LongestName = 200, MostFiles = 10, LongestUri = 1000;

    public string? Take(Arrived arrived, LdNode note)
    {
        if (note.Id is not { Length: <= LongestUri } id || !Origins.Same(id, arrived.Actor) || note.Reference(As.AttributedTo) != arrived.Actor) return "of another actor";
        var to = new[] { arrived.Activity, note }.SelectMany(n => n.References(As.To).Concat(n.References(As.Cc))).Distinct().ToList();
        if (to is not [var only] || addresses.ShortIdOf(only) is not { } shortId) return "not written to one of ours alone";
        if (note.Reference(Rcp.About) is not { Length: <= LongestUri } about) return "about nothing";
        Outbox.Add(db, new NoteArrived(id, arrived.Actor, shortId, about, Cut(note.Text(Rcp.Text) ?? "", LongestText), Cut(note.Text(Rcp.Person) ?? "", LongestName),
            [.. note.Nodes(As.Attachment).Take(MostFiles).Select(File).OfType<NoteFile>()]), about.Length > 300 ? about[..300] : about, clock.GetUtcNow().UtcDateTime);
        return null;
    }

    private static NoteFile? File(LdNode file) => file.Reference(As.Url) is { Length: <= LongestUri } url && file.Text(Rcp.Sha256) is { Length: 64 } hash && Cut(file.Text(As.Name) ?? "", LongestName) is { Length: > 0 } name
        ? new(url, name.Replace('/', '_').Replace('\\', '_'), file.Text(As.MediaType) is { Length: > 0 and <= 100 } type ? type : "application/octet-stream", hash) : null;

    private static string Cut(string text, int longest) => (text.Length <= longest ? text : text[..longest]).Replace("\0", "");
}

/// <summary>An organisation of a peer has written to one of ours; whoever keeps conversations takes it up.</summary>
/// <param name="Id">Of the note: the same one again is the same letter.</param>
/// <param name="To">Short id of our organisation.</param>
/// <param name="About">Address of the record that they talk about.</param>
public sealed record NoteArrived(string Id, string Actor, string To, string About, string Text, string Person, IReadOnlyList<NoteFile> Files);

/// <summary>A file that can be fetched from the writer's node.</summary>
public sealed record NoteFile(string Url, string Name, string MediaType, string Sha256);
