using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Moderation;

/// <summary>Someone says that a record should not be here, and why; the secretariat decides and says why, too.</summary>
public sealed class Report : IKeyed
{
    public Guid Id { get; set; }
    public Guid RecordId { get; set; }
    public Record Record { get; set; } = null!;

    /// <summary>Null for a citizen who is not signed in.</summary>
    public Guid? PersonId { get; set; }
    public string Words { get; set; } = "";
    public DateTime At { get; set; }
    public DateTime? DecidedAt { get; set; }
    public bool Withdrawn { get; set; }
    public string Decision { get; set; } = "";
}

/// <summary>Who decided what, when and why. Only ever added to.</summary>
[OnNoPage]
public sealed class AuditEntry : IKeyed
{
    public Guid Id { get; set; }
    public DateTime At { get; set; }
    public Guid? PersonId { get; set; }
    public string PersonName { get; set; } = "";

    /// <summary>Text key, such as "audit.published".</summary>
    public string Action { get; set; } = "";

    /// <summary>What it was done to: its name, and where it is.</summary>
    public string Subject { get; set; } = "";
    public string Address { get; set; } = "";
    public string Words { get; set; } = "";
}

public sealed class ModerationTables : IEntityTypeConfiguration<Report>, IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.Property(r => r.Id).ValueGeneratedNever();
        report.HasIndex(r => new { r.DecidedAt, r.At });
        report.HasOne(r => r.Record).WithMany().HasForeignKey(r => r.RecordId);
    }

    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Action).HasMaxLength(60);
        entry.HasIndex(e => e.At);
    }
}
