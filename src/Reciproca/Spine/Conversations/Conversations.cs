using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Conversations;

/// <summary>Begins conversations and adds to them. Nothing is written until the caller saves, so that an answer and its first post are one transaction.</summary>
public sealed class Conversations(AppDb db, Visitor visitor, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The conversation of the visitor's organisation with the record's steward; a new one where they have not spoken yet.</summary>
    public async Task<Conversation> About(Record record)
    {
        var guest = visitor.ActingFor!.OrganisationId;
        var existing = await db.Set<Conversation>().SingleOrDefaultAsync(c => c.RecordId == record.Id && c.GuestId == guest);
        return existing ?? Begin(record, guest);
    }

    /// <summary>A third party brings two together: the conversation of a record's steward with another organisation, and the words it begins with.</summary>
    public async Task<Conversation> Introduce(Record record, Guid guest, string text)
    {
        var conversation = await Between(record, guest);
        db.Add(new Post
        {
            Id = Guid.CreateVersion7(Now), ConversationId = conversation.Id, OrganisationId = visitor.ActingFor!.OrganisationId, PersonId = visitor.PersonId,
            PersonName = visitor.Name, Text = Fold.Clean(text), At = Now,
        });
        conversation.LastAt = Now;
        return conversation;
    }

    /// <summary>
    /// One of our organisations writes to the steward of a record of another node, without a person who presses a button. The same letter is written once.
    /// </summary>
    public async Task Write(Record record, Guid guest, string person, Written letter)
    {
        if (db.Set<Post>().Local.Any(p => p.Id == letter.Id) || await db.Set<Post>().AnyAsync(p => p.Id == letter.Id)) return;
        var conversation = await Between(record, guest);
        db.Add(new Post { Id = letter.Id, ConversationId = conversation.Id, OrganisationId = guest, PersonName = person, Text = letter.Text, At = Now });
        conversation.LastAt = Now;
        Outbox.Add(db, new PostWritten(letter.Id, letter.Secret), conversation.Id.ToString(), Now);
    }

    private async Task<Conversation> Between(Record record, Guid guest) => db.Set<Conversation>().Local.FirstOrDefault(c => c.RecordId == record.Id && c.GuestId == guest)
        ?? await db.Set<Conversation>().SingleOrDefaultAsync(c => c.RecordId == record.Id && c.GuestId == guest) ?? Begin(record, guest);

    private Conversation Begin(Record record, Guid guest)
    {
        var conversation = new Conversation
        {
            Id = Guid.CreateVersion7(Now), ShortId = ShortId.Next(), RecordId = record.Id, HostId = record.StewardId, GuestId = guest, StartedAt = Now, LastAt = Now,
        };
        db.Add(conversation);
        return conversation;
    }

    public Post Say(Conversation conversation, string text, IReadOnlyList<PostFile>? files = null)
    {
        var post = new Post
        {
            Id = Guid.CreateVersion7(Now), ConversationId = conversation.Id, OrganisationId = Speaker(conversation), PersonId = visitor.PersonId,
            PersonName = visitor.Name, Text = Fold.Clean(text), At = Now,
        };
        post.Files.AddRange(files ?? []);
        db.Add(post);
        conversation.LastAt = Now;
        Outbox.Add(db, new PostWritten(post.Id), conversation.Id.ToString(), Now);
        return post;
    }

    /// <summary>Everything that the visitor's organisations talk about, last spoken first.</summary>
    public async Task<IReadOnlyList<ConversationLine>> Mine(int skip, int take)
    {
        var (mine, me) = (visitor.Memberships.Select(m => m.OrganisationId).ToList(), visitor.PersonId);
        var rows = await db.Set<Conversation>().AsNoTracking().Where(c => mine.Contains(c.HostId) || mine.Contains(c.GuestId))
            .OrderByDescending(c => c.LastAt).Skip(skip).Take(take)
            .Select(c => new
            {
                c.ShortId, Host = c.Host.Name, Guest = c.Guest.Name, MineHosts = mine.Contains(c.HostId), c.LastAt, Kind = c.Record.Kind,
                Title = c.Record.Versions.Where(v => v.Language == c.Record.SourceLanguage).Select(v => v.Title).FirstOrDefault() ?? "", c.Record.SourceLanguage,
                Last = c.Posts.OrderByDescending(p => p.At).Select(p => p.Text).FirstOrDefault() ?? "",
                SeenAt = db.Set<ReadMark>().Where(m => m.ConversationId == c.Id && m.PersonId == me).Select(m => (DateTime?)m.At).FirstOrDefault(),
            }).ToListAsync();
        return [.. rows.Select(r => new ConversationLine($"/conversations/{r.ShortId}", r.MineHosts ? r.Guest : r.Host, r.Kind, r.Title, r.SourceLanguage, r.Last, r.LastAt, r.SeenAt is null || r.SeenAt < r.LastAt))];
    }

    public async Task MarkRead(Guid conversation)
    {
        var person = visitor.PersonId!.Value;
        if (await db.Set<ReadMark>().Where(m => m.ConversationId == conversation && m.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(m => m.At, Now)) > 0) return;
        db.Add(new ReadMark { ConversationId = conversation, PersonId = person, At = Now });
        await db.SaveChangesAsync();
    }

    private Guid Speaker(Conversation conversation) =>
        visitor.ActingFor is { } acting && (acting.OrganisationId == conversation.HostId || acting.OrganisationId == conversation.GuestId) ? acting.OrganisationId
        : visitor.Memberships.First(m => m.OrganisationId == conversation.HostId || m.OrganisationId == conversation.GuestId).OrganisationId;
}

/// <summary>What is written, once for each id.</summary>
public sealed record Written(Guid Id, string Text, Secret? Secret = null);

/// <summary>Committed with a post; the other side is told.</summary>
/// <param name="Secret">What the letter to another node says in place of a mark, and what the post that stays here does not say.</param>
public sealed record PostWritten(Guid PostId, Secret? Secret = null);

/// <summary>Words that are for the other side alone: gone from here when the letter has arrived.</summary>
public sealed record Secret(string Mark, string Words);

/// <summary>A conversation as one line of a list.</summary>
public sealed record ConversationLine(string Address, string With, string Kind, string Title, string Language, string Last, DateTime LastAt, bool Unread);
