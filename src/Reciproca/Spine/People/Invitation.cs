using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Spine.People;

/// <summary>A letter that lets whoever holds it join an organisation in a role, for two weeks and once.</summary>
public sealed class Invitation : IKeyed
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public string Email { get; set; } = "";
    public Role Role { get; set; }
    public string Office { get; set; } = "";

    /// <summary>SHA-256 of the secret in the letter's link.</summary>
    public string Hash { get; set; } = "";
    public DateTime ExpiresAt { get; set; }
    public Guid? InvitedByPersonId { get; set; }

    public Organisation Organisation { get; set; } = null!;
}

/// <summary>A person asks to belong to an organisation; someone of it decides.</summary>
public sealed class JoinRequest
{
    public Guid PersonId { get; set; }
    public Guid OrganisationId { get; set; }
    public string Words { get; set; } = "";
    public DateTime At { get; set; }

    public Person Person { get; set; } = null!;
    public Organisation Organisation { get; set; } = null!;
}

public sealed class JoiningTables : IEntityTypeConfiguration<Invitation>, IEntityTypeConfiguration<JoinRequest>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.Property(i => i.Email).HasMaxLength(256);
        invitation.Property(i => i.Office).HasMaxLength(200);
        invitation.Property(i => i.Hash).HasMaxLength(64);
        invitation.HasIndex(i => i.Hash).IsUnique();
        invitation.HasOne(i => i.Organisation).WithMany().HasForeignKey(i => i.OrganisationId);
    }

    public void Configure(EntityTypeBuilder<JoinRequest> request)
    {
        request.HasKey(r => new { r.OrganisationId, r.PersonId });
        request.Property(r => r.Words).HasMaxLength(2000);
        request.HasIndex(r => r.PersonId);
        request.HasOne(r => r.Person).WithMany().HasForeignKey(r => r.PersonId);
        request.HasOne(r => r.Organisation).WithMany().HasForeignKey(r => r.OrganisationId);
    }
}
