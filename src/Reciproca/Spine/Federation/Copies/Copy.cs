using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Copies;

/// <summary>
/// What we know of a record of another node: which revision we hold, or that it was withdrawn. A row without a record is a tombstone, so that a late
/// Create revives nothing.
/// </summary>
public sealed class Copy : IKeyed
{
    public Guid Id { get; set; }
    public string Uri { get; set; } = "";
    public string Host { get; set; } = "";
    public string Kind { get; set; } = "";
    public Guid? RecordId { get; set; }

    /// <summary>The revision at its origin.</summary>
    public int Revision { get; set; }
    public DateTime ReceivedAt { get; set; }
    public DateTime? GoneAt { get; set; }
}

/// <summary>A link of a copy to a record that has not come yet; made when it comes.</summary>
public sealed class WaitingLink : IKeyed
{
    public Guid Id { get; set; }
    public Guid FromId { get; set; }
    public string ToUri { get; set; } = "";
    public LinkType Type { get; set; }
    public DateTime At { get; set; }
}

public sealed class CopyTables : IEntityTypeConfiguration<Copy>, IEntityTypeConfiguration<WaitingLink>
{
    public void Configure(EntityTypeBuilder<Copy> copy)
    {
        copy.Property(c => c.Id).ValueGeneratedNever();
        copy.Property(c => c.Uri).HasMaxLength(1000);
        copy.Property(c => c.Host).HasMaxLength(255);
        copy.Property(c => c.Kind).HasMaxLength(40);
        copy.HasIndex(c => c.Uri).IsUnique();
        copy.HasIndex(c => new { c.Host, c.GoneAt });
        copy.HasOne<Record>().WithMany().HasForeignKey(c => c.RecordId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<WaitingLink> link)
    {
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.ToUri).HasMaxLength(1000);
        link.HasIndex(l => l.ToUri);
        link.HasOne<Record>().WithMany().HasForeignKey(l => l.FromId);
    }
}
