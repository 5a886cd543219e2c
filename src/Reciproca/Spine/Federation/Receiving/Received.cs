using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Receiving;

/// <summary>An activity that an inbox has had: the same one again is harmless. Its key is a hash of both.</summary>
[OnNoPage]
public sealed class Received : IKeyed
{
    public Guid Id { get; set; }
    public DateTime At { get; set; }

    public static Guid Key(string inbox, string activity) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{inbox}\n{activity}")).AsSpan(0, 16));
}

/// <summary>Who is behind an actor's address, as it was last fetched: what is needed to answer.</summary>
public sealed class RemoteActor : IKeyed
{
    public Guid Id { get; set; }
    public string Uri { get; set; } = "";
    public string Name { get; set; } = "";
    public string Inbox { get; set; } = "";
    public string SharedInbox { get; set; } = "";
    public bool ReadsProposals { get; set; }
    public DateTime FetchedAt { get; set; }
}

/// <summary>Messages of a host that were refused for one reason: visible to the operator, counted and not kept.</summary>
[OnNoPage]
public sealed class Refusal
{
    public string Host { get; set; } = "";
    public string Reason { get; set; } = "";
    public int Status { get; set; }
    public string Detail { get; set; } = "";
    public long Count { get; set; }
    public DateTime FirstAt { get; set; }
    public DateTime LastAt { get; set; }
}

public sealed class ReceivingTables : IEntityTypeConfiguration<Received>, IEntityTypeConfiguration<RemoteActor>, IEntityTypeConfiguration<Refusal>
{
    public void Configure(EntityTypeBuilder<Received> received)
    {
        received.Property(r => r.Id).ValueGeneratedNever();
        received.HasIndex(r => r.At);
    }

    public void Configure(EntityTypeBuilder<RemoteActor> actor)
    {
        actor.Property(a => a.Id).ValueGeneratedNever();
        actor.Property(a => a.Uri).HasMaxLength(1000);
        actor.Property(a => a.Name).HasMaxLength(300);
        actor.HasIndex(a => a.Uri).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Refusal> refusal)
    {
        refusal.HasKey(r => new { r.Host, r.Reason });
        refusal.Property(r => r.Host).HasMaxLength(255);
        refusal.Property(r => r.Reason).HasMaxLength(100);
        refusal.Property(r => r.Detail).HasMaxLength(500);
    }
}
