using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Together;

/// <summary>
/// An organisation of one node takes part in a record that lives on another. Both nodes have a row: where the record lives for the organisation
/// elsewhere, and where the organisation is at home for the private copy.
/// </summary>
[OnNoPage]
public sealed class Participation : IKeyed
{
    public Guid Id { get; set; }
    public Guid RecordId { get; set; }

    /// <summary>Who takes part.</summary>
    public Guid OrganisationId { get; set; }
    public Organisation Organisation { get; set; } = null!;

    /// <summary>The id of the Offer with which it was let in; named in every answer.</summary>
    public string Offer { get; set; } = "";
    public ParticipationState State { get; set; }

    /// <summary>The record's revision at home: the last that was sent, or the one that the copy holds.</summary>
    public int Revision { get; set; }

    /// <summary>The id of the Agreement with which it joined.</summary>
    public string? Agreement { get; set; }

    /// <summary>Why it declined or left, in its own words.</summary>
    public string? Reason { get; set; }
    public DateTime At { get; set; }
    public DateTime? AnsweredAt { get; set; }

    public bool IsOpen => State is ParticipationState.Offered or ParticipationState.Joined;

    public void Answer(ParticipationState state, string? reason, DateTime now) => (State, Reason, AnsweredAt) = (state, reason, now);
}

/// <summary>Asked; takes part; does not want to; takes part no more.</summary>
public enum ParticipationState { Offered, Joined, Declined, Closed }

/// <summary>Something that one of ours does to a record of another node, until that node has said what became of it.</summary>
[OnNoPage]
public sealed class SentAct : IKeyed
{
    public const string Leave = "leave";

    public Guid Id { get; set; }
    public Guid RecordId { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid? PersonId { get; set; }

    /// <summary>The end of the text key "together.act.{what}".</summary>
    public string What { get; set; } = "";
    public DateTime At { get; set; }
    public DateTime? AnsweredAt { get; set; }

    /// <summary>A text key: why it was not done there.</summary>
    public string? Refused { get; set; }
}

public sealed class TogetherTables : IEntityTypeConfiguration<Participation>, IEntityTypeConfiguration<SentAct>
{
    public void Configure(EntityTypeBuilder<Participation> participation)
    {
        participation.Property(p => p.Id).ValueGeneratedNever();
        participation.Property(p => p.Offer).HasMaxLength(400);
        participation.Property(p => p.Agreement).HasMaxLength(400);
        participation.Property(p => p.Reason).HasMaxLength(1000);
        participation.HasIndex(p => new { p.RecordId, p.OrganisationId }).IsUnique();
        participation.HasIndex(p => p.Offer);
        participation.HasOne<Record>().WithMany().HasForeignKey(p => p.RecordId).OnDelete(DeleteBehavior.Cascade);
        participation.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        participation.Ignore(p => p.IsOpen);
    }

    public void Configure(EntityTypeBuilder<SentAct> act)
    {
        act.Property(a => a.Id).ValueGeneratedNever();
        act.Property(a => a.What).HasMaxLength(40);
        act.Property(a => a.Refused).HasMaxLength(60);
        act.HasIndex(a => new { a.RecordId, a.At });
        act.HasOne<Record>().WithMany().HasForeignKey(a => a.RecordId).OnDelete(DeleteBehavior.Cascade);
    }
}
