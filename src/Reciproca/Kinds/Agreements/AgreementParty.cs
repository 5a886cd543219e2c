using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

/// <summary>One side of an agreement: an organisation of this node, or one elsewhere that is known by its name alone.</summary>
public sealed class AgreementParty : IKeyed
{
    public Guid Id { get; set; }
    public Guid AgreementId { get; set; }
    public int Place { get; set; }

    /// <summary>Null for a party on another node or on none.</summary>
    public Guid? OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }

    /// <summary>The name as the text has it: a later change of the organisation's name does not change what is signed.</summary>
    public string Name { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2; its procedure gives the timetable.</summary>
    public string Country { get; set; } = "";

    /// <summary>The language of its text.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Who signs, and by which office: the office outlives the person.</summary>
    public string Signatory { get; set; } = "";
    public string Office { get; set; } = "";

    /// <summary>Whom to ask: office, telephone, mail.</summary>
    public string FocalPoint { get; set; } = "";

    /// <summary>Where a party elsewhere is found: its page on another node, its website.</summary>
    public string Elsewhere { get; set; } = "";
    public DateTime? LeftAt { get; set; }

    /// <summary>Why it left, or what it became.</summary>
    public string? Left { get; set; }

    /// <summary>It has a node, ours or another, from which its people act.</summary>
    public bool IsHere => OrganisationId is not null;

    /// <summary>It can answer for the agreement here.</summary>
    public bool IsOurs => OrganisationId is not null && Organisation?.Origin is null;
}

public sealed class AgreementPartyTable : IEntityTypeConfiguration<AgreementParty>
{
    public void Configure(EntityTypeBuilder<AgreementParty> party)
    {
        party.Property(p => p.Id).ValueGeneratedNever();
        party.Property(p => p.Name).HasMaxLength(300);
        party.Property(p => p.Country).HasMaxLength(2);
        party.Property(p => p.Language).HasMaxLength(20);
        party.Property(p => p.Signatory).HasMaxLength(200);
        party.Property(p => p.Office).HasMaxLength(200);
        party.Property(p => p.FocalPoint).HasMaxLength(500);
        party.Property(p => p.Elsewhere).HasMaxLength(500);
        party.Property(p => p.Left).HasMaxLength(1000);
        party.HasIndex(p => new { p.AgreementId, p.Place });
        party.HasIndex(p => p.OrganisationId);
        party.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        party.Ignore(p => p.IsHere).Ignore(p => p.IsOurs);
    }
}
