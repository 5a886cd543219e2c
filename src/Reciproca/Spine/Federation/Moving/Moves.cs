using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;

namespace Reciproca.Spine.Federation.Moving;

/// <summary>One of our organisations says that it is the one that was known elsewhere; without that nobody can move to it.</summary>
public sealed class Alias
{
    public Guid OrganisationId { get; set; }

    /// <summary>Its actor on the node that it comes from.</summary>
    public string Uri { get; set; } = "";
    public DateTime At { get; set; }
}

/// <summary>One of our organisations has moved to another node, which answers for its records as they arrive there.</summary>
public sealed class Departure
{
    public Guid OrganisationId { get; set; }
    public string Target { get; set; } = "";
    public DateTime At { get; set; }
}

/// <summary>An organisation of another node has moved, and both sides say so.</summary>
public sealed class ActorMove
{
    public string Old { get; set; } = "";
    public string New { get; set; } = "";
    public DateTime At { get; set; }
}

/// <summary>Where a record stood before its organisation moved; others know by it which of their copies it is.</summary>
public sealed class FormerAddress
{
    public Guid RecordId { get; set; }
    public string Uri { get; set; } = "";
}

/// <summary>A record has come to another steward because an organisation has moved; what refers to the steward follows.</summary>
public sealed record RecordMoved(Guid RecordId, Guid From, Guid To);

/// <summary>An organisation has moved; who follows it hears of it. Both are organisations as this node knows them.</summary>
public sealed record OrganisationMoved(Guid From, Guid To);

public sealed class MoveTables : IEntityTypeConfiguration<Alias>, IEntityTypeConfiguration<Departure>, IEntityTypeConfiguration<ActorMove>, IEntityTypeConfiguration<FormerAddress>
{
    private const int LongestUri = 1000;

    public void Configure(EntityTypeBuilder<Alias> alias)
    {
        alias.ToTable("Aliases");
        alias.HasKey(a => new { a.OrganisationId, a.Uri });
        alias.Property(a => a.Uri).HasMaxLength(LongestUri);
        alias.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId);
    }

    public void Configure(EntityTypeBuilder<Departure> departure)
    {
        departure.ToTable("Departures");
        departure.HasKey(d => d.OrganisationId);
        departure.Property(d => d.Target).HasMaxLength(LongestUri);
        departure.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId);
    }

    public void Configure(EntityTypeBuilder<ActorMove> move)
    {
        move.ToTable("ActorMoves");
        move.HasKey(m => m.Old);
        move.Property(m => m.Old).HasMaxLength(LongestUri);
        move.Property(m => m.New).HasMaxLength(LongestUri);
    }

    public void Configure(EntityTypeBuilder<FormerAddress> former)
    {
        former.ToTable("FormerAddresses");
        former.HasKey(f => f.RecordId);
        former.Property(f => f.Uri).HasMaxLength(LongestUri);
        former.HasIndex(f => f.Uri);
        former.HasOne<Record>().WithMany().HasForeignKey(f => f.RecordId);
    }
}
