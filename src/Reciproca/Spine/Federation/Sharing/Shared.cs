using Reciproca.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reciproca.Spine.Federation.Sharing;

/// <summary>
/// A record of ours that anybody outside may have read, and whether it is still there. <see cref="Number"/> grows with every change, in the order
/// in which changes were committed: other nodes read on from the number they have.
/// </summary>
public sealed class Shared
{
    public Guid RecordId { get; set; }
    public string Kind { get; set; } = "";
    public string Uri { get; set; } = "";
    public long Number { get; set; }

    /// <summary>The record's revision that outsiders have read.</summary>
    public int Revision { get; set; }
    public DateTime ChangedAt { get; set; }

    /// <summary>When it was withdrawn or ceased to be public.</summary>
    public DateTime? GoneAt { get; set; }
}

/// <summary>A host that has a copy of a record of ours, because we sent it or because it came for it. A deletion goes to all of them.</summary>
[OnNoPage]
public sealed class Reached
{
    public Guid RecordId { get; set; }
    public string Host { get; set; } = "";

    /// <summary>Where a deletion can be told.</summary>
    public string Inbox { get; set; } = "";

    /// <summary>Whether it has the record itself, and not an article about it.</summary>
    public bool Rich { get; set; }
    public int Revision { get; set; }
    public DateTime At { get; set; }
}

public sealed class SharingTables : IEntityTypeConfiguration<Shared>, IEntityTypeConfiguration<Reached>
{
    public void Configure(EntityTypeBuilder<Shared> shared)
    {
        shared.HasKey(s => s.RecordId);
        shared.Property(s => s.RecordId).ValueGeneratedNever();
        shared.Property(s => s.Kind).HasMaxLength(40);
        shared.Property(s => s.Uri).HasMaxLength(2000);
        shared.HasIndex(s => s.Number).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Reached> reached)
    {
        reached.HasKey(r => new { r.RecordId, r.Host });
        reached.Property(r => r.Host).HasMaxLength(255);
        reached.Property(r => r.Inbox).HasMaxLength(1000);
        reached.HasIndex(r => r.Host);
    }
}
