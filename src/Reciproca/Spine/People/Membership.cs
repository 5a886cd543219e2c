using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reciproca.Spine.People;

/// <summary>Each role may do all that the one before may.</summary>
public enum Role { Reader, Author, FocalPoint, Administrator }

public static class Roles
{
    /// <summary>Those who speak for their organisation. A list, because the database keeps roles as words and would compare them by alphabet.</summary>
    public static readonly Role[] Speaking = [Role.Author, Role.FocalPoint, Role.Administrator];

    /// <summary>For queries: the database knows roles by name and would compare them by alphabet.</summary>
    public static IReadOnlyList<Role> AtLeast(Role role) => [.. Enum.GetValues<Role>().Where(r => r >= role)];
}

/// <summary>A person belongs to an organisation with a role; the office ("international relations") outlives the person.</summary>
public sealed class Membership
{
    public Guid PersonId { get; set; }
    public Guid OrganisationId { get; set; }
    public Role Role { get; set; }
    public string Office { get; set; } = "";
    public DateTime Since { get; set; }

    public Person Person { get; set; } = null!;
    public Organisation Organisation { get; set; } = null!;
}

public sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.HasKey(m => new { m.PersonId, m.OrganisationId });
        membership.HasIndex(m => m.OrganisationId);
        membership.Property(m => m.Office).HasMaxLength(200);
    }
}
