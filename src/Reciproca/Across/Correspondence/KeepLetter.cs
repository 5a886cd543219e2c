using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Incoming;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Correspondence;

/// <summary>An organisation of another node has written to one of ours: it becomes a post in the conversation of the two, and our people hear of it.</summary>
public sealed class KeepLetter(AppDb db, Addresses addresses, RemoteActors actors, Copying copying, Refusals refusals, TimeProvider clock) : IReaction<NoteArrived>
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task React(NoteArrived note, CancellationToken cancel)
    {
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(note.Id)).AsSpan(0, 16));
        if (await db.FindAsync<Post>([id], cancel) is not null) return;
        if (await Between(note, cancel) is not var (conversation, sender)) { refusals.Note(Addresses.HostOf(note.Actor), StatusCodes.Status202Accepted, "NothingDone", $"a letter about nothing that the two share: {note.About}"); return; }
        var post = new Post { Id = id, ConversationId = conversation.Id, OrganisationId = sender.Id, PersonName = note.Person, Text = note.Text, At = Now };
        foreach (var file in note.Files) Expect(post, file, note.Actor);
        db.Add(post);
        conversation.LastAt = Now;
        Outbox.Add(db, new PostWritten(id), conversation.Id.ToString(), Now);
    }

    /// <summary>A file is named at once and fetched afterwards, signed, by whoever may have it.</summary>
    private void Expect(Post post, NoteFile stated, string actor)
    {
        var file = new PostFile { Id = Guid.CreateVersion7(Now), PostId = post.Id, Name = stated.Name, MediaType = stated.MediaType };
        post.Files.Add(file);
        Outbox.Add(db, new PostFileWanted(file.Id, stated.Url, stated.Sha256, actor), file.Id.ToString(), Now);
    }

    private async Task<(Conversation, Organisation)?> Between(NoteArrived note, CancellationToken cancel)
    {
        if (await db.Set<Organisation>().SingleOrDefaultAsync(o => o.ShortId == note.To && o.Origin == null, cancel) is not { } recipient) return null;
        var own = addresses.ShortIdOf(note.About);
        var record = await db.Set<Record>().SingleOrDefaultAsync(r => own != null ? r.ShortId == own && r.Origin == null : r.Uri == note.About, cancel);
        if (record is null || await Sender(note, cancel) is not { } sender || (record.StewardId != recipient.Id && record.StewardId != sender.Id)) return null;
        var guest = record.StewardId == recipient.Id ? sender : recipient;
        if (await db.Set<Conversation>().SingleOrDefaultAsync(c => c.RecordId == record.Id && c.GuestId == guest.Id, cancel) is { } known) return (known, sender);
        // nobody learns by writing what is not theirs to know
        return record.Audience != Audience.Public || !record.IsOpen ? null : (Begin(record, guest), sender);
    }

    private Conversation Begin(Record record, Organisation guest)
    {
        var conversation = new Conversation { Id = Guid.CreateVersion7(Now), ShortId = ShortId.Next(), RecordId = record.Id, HostId = record.StewardId, GuestId = guest.Id, StartedAt = Now, LastAt = Now };
        db.Add(conversation);
        return conversation;
    }

    private async Task<Organisation?> Sender(NoteArrived note, CancellationToken cancel)
    {
        if (await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Uri == note.Actor, cancel) is { } known) return known;
        var host = Addresses.HostOf(note.Actor);
        return await actors.Find(note.Actor, cancel) is { } actor ? await copying.Steward(new ReceivedSteward(note.Actor, actor.Name.Length > 0 ? actor.Name : host, "", "", false), host) : null;
    }
}
