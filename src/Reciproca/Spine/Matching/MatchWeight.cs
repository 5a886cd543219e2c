using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Matching;

/// <summary>What one part counts on this network, where it is not what we ship.</summary>
public sealed class MatchWeight : IKeyed
{
    public const string Records = "records", Peers = "peers";

    public Guid Id { get; set; }

    /// <summary><see cref="Records"/> or <see cref="Peers"/>.</summary>
    public string Scale { get; set; } = Records;
    public string Part { get; set; } = "";
    public int Points { get; set; }
}

/// <summary>An exchange that took place: the city that received says so. It speaks for the giver in every later match.</summary>
public sealed class KeptExchange : IKeyed
{
    public Guid Id { get; set; }
    public Guid GiverId { get; set; }
    public Guid ReceiverId { get; set; }

    /// <summary>What it was about: a need, an initiative; one and the same counts once.</summary>
    public Guid AboutId { get; set; }
    public DateTime At { get; set; }
}

/// <summary>The secretariat has switched on that weights may be learnt from outcomes, and what the last learning found.</summary>
public sealed class WeightLearning : IKeyed
{
    public Guid Id { get; set; }
    public Guid? PersonId { get; set; }
    public DateTime OnAt { get; set; }
    public DateTime? OffAt { get; set; }
    public DateTime? LearntAt { get; set; }
    public int Answers { get; set; }

    /// <summary>Of a hundred pairs of an accepted and another answer, how many the weights put in the right order.</summary>
    public double Before { get; set; }
    public double After { get; set; }
}

public sealed class MatchWeightTable : IEntityTypeConfiguration<MatchWeight>
{
    public void Configure(EntityTypeBuilder<MatchWeight> weight)
    {
        weight.Property(w => w.Id).ValueGeneratedNever();
        weight.Property(w => w.Scale).HasMaxLength(20);
        weight.Property(w => w.Part).HasMaxLength(40);
        weight.HasIndex(w => new { w.Scale, w.Part }).IsUnique();
    }
}

public sealed class KeptExchangeTable : IEntityTypeConfiguration<KeptExchange>
{
    public void Configure(EntityTypeBuilder<KeptExchange> kept)
    {
        kept.Property(k => k.Id).ValueGeneratedNever();
        kept.HasOne<Organisation>().WithMany().HasForeignKey(k => k.GiverId).OnDelete(DeleteBehavior.Cascade);
        kept.HasOne<Organisation>().WithMany().HasForeignKey(k => k.ReceiverId).OnDelete(DeleteBehavior.Cascade);
        kept.HasIndex(k => new { k.GiverId, k.ReceiverId, k.AboutId }).IsUnique();
    }
}

public sealed class WeightLearningTable : IEntityTypeConfiguration<WeightLearning>
{
    public void Configure(EntityTypeBuilder<WeightLearning> learning)
    {
        learning.Property(l => l.Id).ValueGeneratedNever();
        learning.HasIndex(l => l.OnAt);
    }
}
