using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Find;

/// <summary>One of our organisations follows one of another node, because people of it do. Its node was told, and may agree or not.</summary>
public sealed class CityFollow : IKeyed
{
    public Guid Id { get; set; }
    public Guid OrganisationId { get; set; }
    public Guid FollowedId { get; set; }

    /// <summary>The id of our Follow, by which the other side answers.</summary>
    public string Follow { get; set; } = "";
    public DateTime At { get; set; }
    public DateTime? AcceptedAt { get; set; }
    public DateTime? RefusedAt { get; set; }
}

public sealed class CityFollowTable : IEntityTypeConfiguration<CityFollow>
{
    public void Configure(EntityTypeBuilder<CityFollow> follow)
    {
        follow.Property(f => f.Id).ValueGeneratedNever();
        follow.Property(f => f.Follow).HasMaxLength(500);
        follow.HasIndex(f => f.Follow).IsUnique();
        follow.HasIndex(f => new { f.OrganisationId, f.FollowedId }).IsUnique();
        follow.HasOne<Organisation>().WithMany().HasForeignKey(f => f.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        follow.HasOne<Organisation>().WithMany().HasForeignKey(f => f.FollowedId).OnDelete(DeleteBehavior.Restrict);
    }
}
