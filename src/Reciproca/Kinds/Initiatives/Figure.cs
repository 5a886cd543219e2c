using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>A number that one party says and another confirms or disputes. A corrected one is replaced and kept.</summary>
public abstract class Figure : IKeyed
{
    public Guid Id { get; set; }
    public Guid InitiativeId { get; set; }

    /// <summary>Whose word it is.</summary>
    public Guid PartyId { get; set; }
    public FigureState State { get; set; }
    public Guid? PersonId { get; set; }
    public DateTime At { get; set; }

    /// <summary>When a correction took its place, or its party took it back.</summary>
    public DateTime? ReplacedAt { get; set; }
    public Guid? ReplacedById { get; set; }

    public bool Stands => ReplacedAt is null;

    /// <summary>Who may say that it is so: any other party that still takes part.</summary>
    public virtual bool MayBeJudgedBy(Party party) => Stands && party.TakesPart && party.Id != PartyId;

    public Judgement Judge(Party by, Verdict verdict, string? why, Guid? person, DateTime now)
    {
        if (!MayBeJudgedBy(by)) throw new InvalidOperationException($"Party {by.Id} may not judge figure {Id}");
        State = verdict == Verdict.Confirmed ? FigureState.Confirmed : FigureState.Disputed;
        return new Judgement { Id = Guid.CreateVersion7(now), InitiativeId = InitiativeId, FigureId = Id, PartyId = by.Id, PersonId = person, Verdict = verdict, Why = why, At = now };
    }

    public void Replace(Figure? with, DateTime now) => (ReplacedAt, ReplacedById) = (now, with?.Id);
}

public enum FigureState { Reported, Confirmed, Disputed }

public enum Verdict { Confirmed, Disputed }

/// <summary>Another party said, on a day, that a figure is so or is not. The last word counts; the earlier ones stay readable for the parties.</summary>
public sealed class Judgement : IKeyed
{
    public Guid Id { get; set; }
    public Guid InitiativeId { get; set; }
    public Guid FigureId { get; set; }
    public Guid PartyId { get; set; }
    public Guid? PersonId { get; set; }
    public Person? Person { get; set; }
    public Verdict Verdict { get; set; }

    /// <summary>For the parties alone: what does not add up is no business of the public.</summary>
    public string? Why { get; set; }
    public DateTime At { get; set; }
}

/// <summary>Committed with everything that changes what an initiative counts for.</summary>
public sealed record FiguresChanged(Guid InitiativeId);

/// <summary>Someone has judged a party's figure; the party is told.</summary>
public sealed record FigureJudged(Guid JudgementId);

public sealed class JudgementTable : IEntityTypeConfiguration<Judgement>
{
    public void Configure(EntityTypeBuilder<Judgement> judgement)
    {
        judgement.ToTable("InitiativeJudgement"); // the search judges too
        judgement.Property(j => j.Id).ValueGeneratedNever();
        judgement.Property(j => j.Why).HasMaxLength(2000);
        judgement.HasIndex(j => new { j.InitiativeId, j.At });
        judgement.HasOne<Initiative>().WithMany().HasForeignKey(j => j.InitiativeId);
        judgement.HasOne<Party>().WithMany().HasForeignKey(j => j.PartyId).OnDelete(DeleteBehavior.Restrict);
        judgement.HasOne(j => j.Person).WithMany().HasForeignKey(j => j.PersonId).OnDelete(DeleteBehavior.SetNull);
    }
}
