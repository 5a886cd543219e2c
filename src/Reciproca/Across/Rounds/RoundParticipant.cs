using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>An organisation in a round: invited, taking part with some of its needs and offers, or gone again.</summary>
public sealed class RoundParticipant : IKeyed
{
    public Guid Id { get; set; }
    public Guid RoundId { get; set; }
    public ExchangeRound Round { get; set; } = null!;
    public Guid OrganisationId { get; set; }
    public Organisation Organisation { get; set; } = null!;

    /// <summary>Gives without receiving and so can begin a chain: a funder, an agency, a network.</summary>
    public bool Facilitator { get; set; }
    public int CanGive { get; set; } = 1;
    public int CanReceive { get; set; } = 1;
    public DateTime? InvitedAt { get; set; }
    public DateTime? EnteredAt { get; set; }
    public DateTime? LeftAt { get; set; }

    public List<RoundEntry> Entries { get; } = [];
    public List<RoundWish> Wishes { get; } = [];

    public bool IsIn => EnteredAt is not null && LeftAt is null;

    public void Enter(int canGive, int canReceive, DateTime now)
    {
        (CanGive, CanReceive, LeftAt) = (canGive, Facilitator ? 0 : canReceive, null);
        EnteredAt ??= now;
    }
}

/// <summary>A need or an offer that takes part, and how often it may be answered or drawn on.</summary>
public sealed class RoundEntry
{
    public Guid ParticipantId { get; set; }
    public Guid RecordId { get; set; }
    public Record Record { get; set; } = null!;
    public int Capacity { get; set; } = 1;
    public DateTime At { get; set; }
}

/// <summary>What one city wishes about another. Nobody else sees it.</summary>
public sealed class RoundWish
{
    public Guid ParticipantId { get; set; }
    public Guid OrganisationId { get; set; }
    public WishKind Kind { get; set; }
}

public enum WishKind { Veto, Prefer }

public sealed class RoundParticipantTables : IEntityTypeConfiguration<RoundParticipant>, IEntityTypeConfiguration<RoundEntry>, IEntityTypeConfiguration<RoundWish>
{
    public void Configure(EntityTypeBuilder<RoundParticipant> participant)
    {
        participant.Property(p => p.Id).ValueGeneratedNever();
        participant.HasIndex(p => new { p.RoundId, p.OrganisationId }).IsUnique();
        participant.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        participant.HasMany(p => p.Entries).WithOne().HasForeignKey(e => e.ParticipantId);
        participant.HasMany(p => p.Wishes).WithOne().HasForeignKey(w => w.ParticipantId);
        participant.ToTable(table => table.HasCheckConstraint("CK_RoundParticipant_Capacity", "\"CanGive\" BETWEEN 0 AND 20 AND \"CanReceive\" BETWEEN 0 AND 20"));
    }

    public void Configure(EntityTypeBuilder<RoundEntry> entry)
    {
        entry.HasKey(e => new { e.ParticipantId, e.RecordId });
        entry.HasOne(e => e.Record).WithMany().HasForeignKey(e => e.RecordId).OnDelete(DeleteBehavior.Cascade);
        entry.ToTable(table => table.HasCheckConstraint("CK_RoundEntry_Capacity", "\"Capacity\" BETWEEN 1 AND 10"));
    }

    public void Configure(EntityTypeBuilder<RoundWish> wish)
    {
        wish.HasKey(w => new { w.ParticipantId, w.OrganisationId });
        wish.HasOne<Organisation>().WithMany().HasForeignKey(w => w.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}
