using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Spine.Messages;

/// <summary>One thing that must follow something committed: a message for one reaction. Done rows are deleted, dead ones wait for a person.</summary>
[OnNoPage]
public sealed class Message : IKeyed
{
    public Guid Id { get; set; }
    public string Reaction { get; set; } = "";

    /// <summary>Messages of one reaction with one key are done in order.</summary>
    public string Key { get; set; } = "";

    /// <summary>The message itself as JSON.</summary>
    public string Body { get; set; } = "";
    public DateTime At { get; set; }
    public DateTime DueAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>While in the future, someone is at work on it; when it passes, they have died.</summary>
    public DateTime? LeasedUntil { get; set; }
    public string? Error { get; set; }
    public DateTime? DeadAt { get; set; }
}

public sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Reaction).HasMaxLength(80);
        message.Property(m => m.Key).HasMaxLength(300);
        message.HasIndex(m => new { m.DeadAt, m.DueAt });
        message.HasIndex(m => new { m.Reaction, m.Key, m.At });
    }
}
