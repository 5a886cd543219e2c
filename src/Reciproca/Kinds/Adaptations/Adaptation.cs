using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Adaptations;

/// <summary>Another city takes a practice up: it understands it, adapts it, uses it; what it changed and what came of it there.</summary>
public sealed class Adaptation : IKeyed
{
    public Guid Id { get; set; }
    public AdaptationStep Step { get; set; }
    public DateOnly? StartedOn { get; set; }
}

public enum AdaptationStep { Understand, Adapt, Reuse }

public sealed class AdaptationTable : IEntityTypeConfiguration<Adaptation>
{
    public void Configure(EntityTypeBuilder<Adaptation> adaptation)
    {
        adaptation.Property(a => a.Id).ValueGeneratedNever();
        adaptation.HasOne<Record>().WithOne().HasForeignKey<Adaptation>(a => a.Id);
    }
}

public static class AdaptationKind
{
    public const string Reason = "reason", Changed = "changed", Result = "result", Advice = "advice";

    public static readonly RecordKind Kind = new("adaptation", "adaptations", typeof(Adaptation), "Article", [Reason, Changed, Result, Advice], TimeSpan.FromDays(365))
    {
        Required = [Reason],
        InMenu = false,
        State = body => ((Adaptation)body).Step.ToString(),
        Example = () => new Adaptation { Step = AdaptationStep.Adapt, StartedOn = new DateOnly(2025, 4, 1) },
    };
}
