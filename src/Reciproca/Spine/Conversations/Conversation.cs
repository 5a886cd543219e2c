using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Conversations;

/// <summary>Two organisations talk about a record, in private: nobody else reads it, not even the secretariat.</summary>
public sealed class Conversation : IKeyed
{
    public Guid Id { get; set; }
    public string ShortId { get; set; } = "";

    /// <summary>What it is about.</summary>
    public Guid RecordId { get; set; }
    public Record Record { get; set; } = null!;

    /// <summary>The steward of the record when it began.</summary>
    public Guid HostId { get; set; }
    public Organisation Host { get; set; } = null!;

    /// <summary>The organisation that spoke first.</summary>
    public Guid GuestId { get; set; }
    public Organisation Guest { get; set; } = null!;
    public DateTime StartedAt { get; set; }
    public DateTime LastAt { get; set; }

    public List<Post> Posts { get; } = [];

    public Guid Other(Guid organisation) => organisation == HostId ? GuestId : HostId;
}

/// <summary>One contribution to a conversation; plain text with Markdown, and files.</summary>
public sealed class Post : IKeyed
{
    public Guid Id { get; set; }
    public Guid ConversationId { get; set; }
    public Guid OrganisationId { get; set; }

    /// <summary>Null when the person has left the node; what they said stays with their organisation.</summary>
    public Guid? PersonId { get; set; }
    public string PersonName { get; set; } = "";
    public string Text { get; set; } = "";
    public DateTime At { get; set; }

    public List<PostFile> Files { get; } = [];
}

/// <summary>A file in a conversation; the bytes lie in the blob store.</summary>
public sealed class PostFile : IKeyed
{
    /// <summary>The media type of a file from another node that was not what it was said to be.</summary>
    public const string Refused = "";

    public Guid Id { get; set; }
    public Guid PostId { get; set; }

    /// <summary>Empty while a file from another node is on its way.</summary>
    public string Hash { get; set; } = "";
    public string Name { get; set; } = "";
    public string MediaType { get; set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; set; }
}

/// <summary>Until when a person has read a conversation.</summary>
[OnNoPage]
public sealed class ReadMark
{
    public Guid ConversationId { get; set; }
    public Guid PersonId { get; set; }
    public DateTime At { get; set; }
}

public sealed class ConversationTables : IEntityTypeConfiguration<Conversation>, IEntityTypeConfiguration<Post>, IEntityTypeConfiguration<PostFile>, IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.Property(c => c.Id).ValueGeneratedNever();
        conversation.Property(c => c.ShortId).HasMaxLength(12);
        conversation.HasIndex(c => c.ShortId).IsUnique();
        // two organisations have one conversation about one record, however often someone presses the button
        conversation.HasIndex(c => new { c.RecordId, c.GuestId }).IsUnique();
        conversation.HasIndex(c => new { c.HostId, c.LastAt });
        conversation.HasIndex(c => new { c.GuestId, c.LastAt });
        conversation.HasOne(c => c.Record).WithMany().HasForeignKey(c => c.RecordId);
        conversation.HasOne(c => c.Host).WithMany().HasForeignKey(c => c.HostId).OnDelete(DeleteBehavior.Restrict);
        conversation.HasOne(c => c.Guest).WithMany().HasForeignKey(c => c.GuestId).OnDelete(DeleteBehavior.Restrict);
        conversation.HasMany(c => c.Posts).WithOne().HasForeignKey(p => p.ConversationId);
    }

    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.Property(p => p.Id).ValueGeneratedNever();
        post.Property(p => p.PersonName).HasMaxLength(200);
        post.HasIndex(p => new { p.ConversationId, p.At });
        post.HasMany(p => p.Files).WithOne().HasForeignKey(f => f.PostId);
    }

    public void Configure(EntityTypeBuilder<PostFile> file)
    {
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Hash).HasMaxLength(64);
        file.HasIndex(f => f.Hash);
    }

    public void Configure(EntityTypeBuilder<ReadMark> mark) => mark.HasKey(m => new { m.PersonId, m.ConversationId });
}
