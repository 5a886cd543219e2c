using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>Who takes part in an initiative, and as what. One that has no account here has a name and a country only, and enters nothing.</summary>
public sealed class Party : IKeyed
{
    public Guid Id { get; set; }
    public Guid InitiativeId { get; set; }
    public Guid? OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }

    /// <summary>Of one without an account.</summary>
    public string OutsideName { get; set; } = "";
    public string OutsideCountry { get; set; } = "";
    public PartyRole Role { get; set; }
    public DateTime Since { get; set; }

    /// <summary>What a party has given stays when it leaves; from then on it enters and judges nothing.</summary>
    public DateTime? LeftAt { get; set; }
    public string? LeftWhy { get; set; }

    /// <summary>The party that this one became part of.</summary>
    public Guid? SuccessorId { get; set; }

    public string Name => Organisation?.Name ?? OutsideName;
    public string Country => Organisation?.Country ?? OutsideCountry;
    public bool TakesPart => LeftAt is null;

    public void Leave(string why, DateTime now) => (LeftAt, LeftWhy) = (now, why);

    public void BecomePartOf(Party successor, DateTime now) => (SuccessorId, LeftAt) = (successor.Id, now);
}

/// <summary>As in triangular cooperation; a partner is one whose role no source says.</summary>
public enum PartyRole { Provider, SecondProvider, Recipient, Facilitator, Funder, Partner }

public sealed class PartyTable : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> party)
    {
        party.ToTable("InitiativeParty");
        party.Property(p => p.Id).ValueGeneratedNever();
        party.Property(p => p.OutsideName).HasMaxLength(300);
        party.Property(p => p.OutsideCountry).HasMaxLength(2);
        party.Property(p => p.LeftWhy).HasMaxLength(1000);
        party.HasIndex(p => new { p.InitiativeId, p.OrganisationId }).IsUnique();
        party.HasIndex(p => p.OrganisationId);
        party.HasOne<Initiative>().WithMany().HasForeignKey(p => p.InitiativeId);
        party.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
