using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>A piece of the work with its days, or a milestone on one day.</summary>
public sealed class Activity : IKeyed
{
    public Guid Id { get; set; }
    public Guid InitiativeId { get; set; }
    public string Title { get; set; } = "";
    public string Language { get; set; } = "en";
    public DateOnly From { get; set; }

    /// <summary>Null for a milestone.</summary>
    public DateOnly? Until { get; set; }
    public DateOnly? DoneOn { get; set; }

    public bool IsMilestone => Until is null;
    public DateOnly Last => Until ?? From;

    public bool IsLate(DateOnly today) => DoneOn is null && Last < today;
}

public sealed class ActivityTable : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.ToTable("InitiativeActivity");
        activity.Property(a => a.Id).ValueGeneratedNever();
        activity.Property(a => a.Title).HasMaxLength(300);
        activity.Property(a => a.Language).HasMaxLength(20);
        activity.HasIndex(a => a.InitiativeId);
        activity.HasOne<Initiative>().WithMany().HasForeignKey(a => a.InitiativeId);
    }
}
