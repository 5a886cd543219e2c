using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Across.OaiPmh;

/// <summary>
/// What libraries may know of one record: when it last changed, and that it is gone. It outlives its record, so that whoever took a copy
/// learns of the deletion however late they ask. A record that was never public has none.
/// </summary>
[OnNoPage]
public sealed class OaiEntry : IKeyed
{
    /// <summary>The record's key.</summary>
    public Guid Id { get; set; }
    public string ShortId { get; set; } = "";

    /// <summary>Whole seconds: the protocol has no finer ones.</summary>
    public DateTime Stamp { get; set; }
    public bool Deleted { get; set; }

    public List<OaiEntrySet> Sets { get; } = [];

    /// <summary>Public: its sets as they are now. No longer public: those it was in, or nobody who harvests a set would hear of it.</summary>
    public void Set(bool isPublic, IEnumerable<string> sets, DateTime now)
    {
        (Deleted, Stamp) = (!isPublic, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)));
        if (!isPublic) return;
        var wanted = sets.ToHashSet();
        Sets.RemoveAll(s => !wanted.Contains(s.Name));
        wanted.ExceptWith(Sets.Select(s => s.Name));
        Sets.AddRange(wanted.Select(name => new OaiEntrySet { EntryId = Id, Name = name }));
    }
}

public sealed class OaiEntrySet
{
    public Guid EntryId { get; set; }

    /// <summary>"practice" or "topic-water-sanitation".</summary>
    public string Name { get; set; } = "";
}

public sealed class OaiEntryTable : IEntityTypeConfiguration<OaiEntry>, IEntityTypeConfiguration<OaiEntrySet>
{
    public void Configure(EntityTypeBuilder<OaiEntry> entry)
    {
        // no foreign key: it stays when the record goes
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.ShortId).HasMaxLength(12);
        entry.HasIndex(e => new { e.Stamp, e.ShortId });
        entry.HasIndex(e => e.ShortId).IsUnique();
        entry.HasMany(e => e.Sets).WithOne().HasForeignKey(s => s.EntryId);
    }

    public void Configure(EntityTypeBuilder<OaiEntrySet> set)
    {
        set.HasKey(s => new { s.EntryId, s.Name });
        set.Property(s => s.Name).HasMaxLength(80);
        set.HasIndex(s => s.Name);
    }
}
