using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

/// <summary>A line of the yearly work plan; once done, a line of the activity log.</summary>
public sealed class WorkItem : IKeyed
{
    public Guid Id { get; set; }
    public Guid AgreementId { get; set; }
    public int Year { get; set; }
    public string What { get; set; } = "";

    /// <summary>The party that sees to it; null for all.</summary>
    public Guid? PartyId { get; set; }
    public DateOnly? DueOn { get; set; }
    public DateOnly? DoneOn { get; set; }

    /// <summary>What came of it.</summary>
    public string? Report { get; set; }
    public DateTime At { get; set; }
    public string Person { get; set; } = "";
}

/// <summary>A step of a country's procedure that a party has taken for this agreement.</summary>
public sealed class ProcedureTick
{
    public Guid AgreementId { get; set; }
    public string Country { get; set; } = "";
    public string Step { get; set; } = "";
    public DateOnly DoneOn { get; set; }
    public string Person { get; set; } = "";
}

public sealed class WorkItemTable : IEntityTypeConfiguration<WorkItem>, IEntityTypeConfiguration<ProcedureTick>
{
    public void Configure(EntityTypeBuilder<WorkItem> item)
    {
        item.ToTable("AgreementWork");
        item.Property(i => i.Id).ValueGeneratedNever();
        item.Property(i => i.What).HasMaxLength(1000);
        item.Property(i => i.Person).HasMaxLength(200);
        item.HasIndex(i => new { i.AgreementId, i.Year });
        item.HasOne<Agreement>().WithMany().HasForeignKey(i => i.AgreementId);
        item.HasOne<AgreementParty>().WithMany().HasForeignKey(i => i.PartyId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<ProcedureTick> tick)
    {
        tick.HasKey(t => new { t.AgreementId, t.Country, t.Step });
        tick.Property(t => t.Country).HasMaxLength(2);
        tick.Property(t => t.Step).HasMaxLength(60);
        tick.Property(t => t.Person).HasMaxLength(200);
        tick.HasOne<Agreement>().WithMany().HasForeignKey(t => t.AgreementId);
    }
}
