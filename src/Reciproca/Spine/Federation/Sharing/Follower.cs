using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Sharing;

/// <summary>Someone on another server who follows one of our organisations.</summary>
public sealed class Follower : IKeyed
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public string Actor { get; set; } = "";
    public string Host { get; set; } = "";

    /// <summary>The inbox that its server shares among its people, else its own.</summary>
    public string Inbox { get; set; } = "";

    /// <summary>Whether its server reads needs and offers as such, so that it gets those and no article about them.</summary>
    public bool ReadsProposals { get; set; }
    public DateTime At { get; set; }
}

public sealed class FollowerTable : IEntityTypeConfiguration<Follower>
{
    public void Configure(EntityTypeBuilder<Follower> follower)
    {
        follower.Property(f => f.Id).ValueGeneratedNever();
        follower.Property(f => f.Actor).HasMaxLength(1000);
        follower.Property(f => f.Host).HasMaxLength(255);
        follower.Property(f => f.Inbox).HasMaxLength(1000);
        follower.HasIndex(f => new { f.OrganisationId, f.Actor }).IsUnique();
    }
}
