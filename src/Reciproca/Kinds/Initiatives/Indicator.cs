using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reciproca.Kinds.Initiatives;

/// <summary>What is to change and has changed: where it stood, where it should stand, where it stands, and how one can tell.</summary>
public sealed class Indicator : Figure
{
    public string Title { get; set; } = "";
    public string Language { get; set; } = "en";
    public string UnitText { get; set; } = "";
    public double? Baseline { get; set; }
    public int? BaselineYear { get; set; }
    public double? Target { get; set; }
    public DateOnly? TargetOn { get; set; }
    public double? Actual { get; set; }
    public DateOnly? ActualOn { get; set; }
    public string? Evidence { get; set; }

    /// <summary>How much of the way has been gone, 0 to 100; null where it cannot be said.</summary>
    public int? Progress => Target is { } target && Actual is { } actual && target != (Baseline ?? 0)
        ? (int)Math.Clamp(Math.Round(100 * (actual - (Baseline ?? 0)) / (target - (Baseline ?? 0))), 0, 100) : null;
}

public sealed class IndicatorTable : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> indicator)
    {
        indicator.ToTable("InitiativeIndicator");
        indicator.Property(i => i.Id).ValueGeneratedNever();
        indicator.Property(i => i.Title).HasMaxLength(300);
        indicator.Property(i => i.Language).HasMaxLength(20);
        indicator.Property(i => i.UnitText).HasMaxLength(100);
        indicator.Property(i => i.Evidence).HasMaxLength(2000);
        indicator.Property(i => i.ReplacedAt).IsConcurrencyToken();
        indicator.HasIndex(i => i.InitiativeId);
        indicator.HasOne<Initiative>().WithMany().HasForeignKey(i => i.InitiativeId);
        indicator.HasOne<Party>().WithMany().HasForeignKey(i => i.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}
