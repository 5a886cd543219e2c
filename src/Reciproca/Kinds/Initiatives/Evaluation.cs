using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>How a party judges the cooperation, on the way or afterwards: ten principles from 1 to 5 with evidence, and three questions.</summary>
public sealed class Evaluation : IKeyed
{
    public Guid Id { get; set; }
    public Guid InitiativeId { get; set; }
    public Guid PartyId { get; set; }
    public EvaluationTime Time { get; set; }
    public string Language { get; set; } = "en";
    public string Worked { get; set; } = "";
    public string Failed { get; set; } = "";
    public string Again { get; set; } = "";
    public EvaluationAudience Audience { get; set; }
    public Guid? PersonId { get; set; }
    public DateTime At { get; set; }
    public List<Score> Scores { get; } = [];

    public int? Of(string principle) => Scores.Find(s => s.Principle == principle)?.Value;

    public void Put(string principle, int? value, string? evidence)
    {
        var score = Scores.Find(s => s.Principle == principle);
        if (value is null) { if (score is not null) Scores.Remove(score); return; }
        if (score is null) Scores.Add(score = new Score { EvaluationId = Id, Principle = principle });
        (score.Value, score.Evidence) = (value.Value, Fold.Clean(evidence));
    }
}

public enum EvaluationTime { During, After }

/// <summary>From the widest to the strictest. Each side chooses; among the evaluations of an initiative the strictest applies to all.</summary>
public enum EvaluationAudience { Public, Network, Partners }

/// <summary>One principle of an evaluation, 1 to 5.</summary>
public sealed class Score
{
    public const int Least = 1, Most = 5;

    public Guid EvaluationId { get; set; }

    /// <summary>A code of the vocabulary "principle".</summary>
    public string Principle { get; set; } = "";
    public int Value { get; set; }
    public string Evidence { get; set; } = "";
}

/// <summary>Who may read what the sides said of each other.</summary>
public static class EvaluationReaders
{
    /// <summary>
    /// What one side keeps among the partners cannot be guessed from the other's: the strictest choice is everybody's. Who has not spoken has not
    /// agreed: while only one side has evaluated, nothing leaves the partners.
    /// </summary>
    public static EvaluationAudience Strictest(IReadOnlyList<Evaluation> evaluations) =>
        evaluations.Select(e => e.PartyId).Distinct().Count() < 2 ? EvaluationAudience.Partners : evaluations.Max(e => e.Audience);

    public static bool MayRead(EvaluationAudience audience, Visitor visitor, IEnumerable<Party> parties) => audience switch
    {
        EvaluationAudience.Public => true,
        EvaluationAudience.Network => visitor.IsSignedIn,
        _ => parties.Any(p => p.OrganisationId is { } id && visitor.Has(id, Role.Reader)),
    };
}

public sealed class EvaluationTable : IEntityTypeConfiguration<Evaluation>, IEntityTypeConfiguration<Score>
{
    public void Configure(EntityTypeBuilder<Evaluation> evaluation)
    {
        evaluation.ToTable("InitiativeEvaluation");
        evaluation.Property(e => e.Id).ValueGeneratedNever();
        evaluation.Property(e => e.Language).HasMaxLength(20);
        evaluation.HasIndex(e => new { e.InitiativeId, e.PartyId, e.Time }).IsUnique();
        evaluation.HasOne<Initiative>().WithMany().HasForeignKey(e => e.InitiativeId);
        evaluation.HasOne<Party>().WithMany().HasForeignKey(e => e.PartyId).OnDelete(DeleteBehavior.Restrict);
        evaluation.HasMany(e => e.Scores).WithOne().HasForeignKey(s => s.EvaluationId);
    }

    public void Configure(EntityTypeBuilder<Score> score)
    {
        score.ToTable("InitiativeScore");
        score.HasKey(s => new { s.EvaluationId, s.Principle });
        score.Property(s => s.Principle).HasMaxLength(20);
        score.Property(s => s.Evidence).HasMaxLength(2000);
    }
}
