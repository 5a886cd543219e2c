using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Clearing;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>One clearing of a round: asked for, at work, done; with its rules, its figures and its certificate.</summary>
[OnNoPage]
public sealed class RoundSolution : IKeyed
{
    public Guid Id { get; set; }
    public Guid RoundId { get; set; }

    /// <summary>Counts within the round.</summary>
    public int Number { get; set; }
    public ClearingPurpose Purpose { get; set; }
    public int LongestCycle { get; set; }
    public int LongestChain { get; set; }
    public Objective Objective { get; set; }

    /// <summary>Hundredths.</summary>
    public int Floor { get; set; }
    public Guid? AskedById { get; set; }
    public DateTime AskedAt { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? CancelAskedAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public ClearingEnd? End { get; set; }

    /// <summary>Text key of why nothing came of it, and what it is about.</summary>
    public string? Fault { get; set; }
    public string? FaultSubject { get; set; }

    /// <summary>How far it is: the stage of the search, the best plan and the proven bound until now.</summary>
    public ClearingStage? Stage { get; set; }
    public double Value { get; set; }
    public double? Bound { get; set; }
    public int Candidates { get; set; }
    public int Chosen { get; set; }
    public int Cities { get; set; }
    public int Crossing { get; set; }
    public double MeanScore { get; set; }

    /// <summary>The certificate as JSON: what was possible, what was chosen, and why nothing much better exists.</summary>
    public byte[]? Certificate { get; set; }

    /// <summary>The solution that this one repairs.</summary>
    public Guid? RepairsId { get; set; }

    public List<RoundExchange> Exchanges { get; } = [];
    public List<RoundAnswer> Answers { get; } = [];

    public double? Gap => Bound is > 0 ? Math.Max(0, (Bound.Value - Value) / Bound.Value) : Bound is null ? null : 0;
    public bool IsBest => End == ClearingEnd.Done && Gap is < 1e-9;
    public bool IsAtWork => EndedAt is null;
    public string Address(ExchangeRound round) => $"{round.Desk}/{Number}";

    public IEnumerable<IGrouping<int, RoundExchange>> Paths => Exchanges.OrderBy(e => e.Path).ThenBy(e => e.Step).GroupBy(e => e.Path);

    /// <summary>Organisations of one cycle or chain, in its order.</summary>
    public IEnumerable<Guid> Members(int path) => Exchanges.Where(e => e.Path == path).OrderBy(e => e.Step).SelectMany(e => new[] { e.GiverId, e.ReceiverId }).Distinct();

    /// <summary>Whether everyone has accepted everything.</summary>
    public bool IsAccepted => Exchanges.Count > 0 && Exchanges.Select(e => e.Path).Distinct()
        .All(path => Members(path).All(city => Answers.Any(a => a.Path == path && a.OrganisationId == city && a.Accepted)));

    public RoundAnswer? Answer(int path, Guid organisation) => Answers.Find(a => a.Path == path && a.OrganisationId == organisation);
}

/// <summary>What a clearing is for: to see what last year would have given, to compare, to ask the cities, to mend what a city declined.</summary>
public enum ClearingPurpose { Simulation, Preview, Proposal, Repair }

/// <summary>Done with a plan; nothing to exchange; faulty rules; stopped by a person.</summary>
public enum ClearingEnd { Done, Nothing, Fault, Cancelled }

/// <summary>One exchange of a solution: who gives what to whom, in which cycle or chain.</summary>
public sealed class RoundExchange : IKeyed
{
    public Guid Id { get; set; }
    public Guid SolutionId { get; set; }

    /// <summary>Its name in the certificate.</summary>
    public string Code { get; set; } = "";
    public int Path { get; set; }
    public int Step { get; set; }
    public bool Chain { get; set; }
    public Guid GiverId { get; set; }
    public Organisation Giver { get; set; } = null!;
    public Guid ReceiverId { get; set; }
    public Organisation Receiver { get; set; } = null!;
    public Guid? NeedId { get; set; }
    public Record? Need { get; set; }
    public Guid? OfferId { get; set; }
    public Record? Offer { get; set; }

    /// <summary>In [0, 1].</summary>
    public double Score { get; set; }

    /// <summary>The conversation of its two sides, which began when the round was published.</summary>
    public Guid? ConversationId { get; set; }

    /// <summary>The exchange, with its dates and checklist, that it became when the round was published.</summary>
    public Guid? BegunId { get; set; }
    public Record? Begun { get; set; }
}

/// <summary>What an organisation says to its part in one cycle or chain.</summary>
public sealed class RoundAnswer
{
    public Guid SolutionId { get; set; }
    public int Path { get; set; }
    public Guid OrganisationId { get; set; }
    public bool Accepted { get; set; }

    /// <summary>What is declined; null when accepted.</summary>
    public Declined? Declined { get; set; }
    public string? Why { get; set; }

    /// <summary>Null where nobody answered in time, and for a city of another node.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>A city of another node answered through its pass.</summary>
    public bool ByPass { get; set; }
    public DateTime At { get; set; }

    /// <summary>The time ran out.</summary>
    public bool IsSilence => !Accepted && PersonId is null && !ByPass;

    /// <summary>Whether this answer refuses that exchange.</summary>
    public bool Covers(RoundExchange exchange) =>
        (exchange.GiverId == OrganisationId && Declined is (Rounds.Declined.Giving or Rounds.Declined.Both))
        || (exchange.ReceiverId == OrganisationId && Declined is (Rounds.Declined.Receiving or Rounds.Declined.Both));
}

public enum Declined { Giving, Receiving, Both }

public sealed class RoundSolutionTables : IEntityTypeConfiguration<RoundSolution>, IEntityTypeConfiguration<RoundExchange>, IEntityTypeConfiguration<RoundAnswer>
{
    public void Configure(EntityTypeBuilder<RoundSolution> solution)
    {
        solution.Property(s => s.Id).ValueGeneratedNever();
        solution.Property(s => s.Fault).HasMaxLength(80);
        solution.Property(s => s.FaultSubject).HasMaxLength(300);
        solution.HasIndex(s => new { s.RoundId, s.Number }).IsUnique();
        // however many press the button at once, one clearing at a time decides about a round
        solution.HasIndex(s => s.RoundId).IsUnique().HasDatabaseName("IX_RoundSolution_AtWork").HasFilter("\"EndedAt\" IS NULL AND \"Purpose\" IN ('Proposal', 'Repair')");
        solution.HasOne<ExchangeRound>().WithMany().HasForeignKey(s => s.RoundId);
        solution.HasMany(s => s.Exchanges).WithOne().HasForeignKey(e => e.SolutionId);
        solution.HasMany(s => s.Answers).WithOne().HasForeignKey(a => a.SolutionId);
    }

    public void Configure(EntityTypeBuilder<RoundExchange> exchange)
    {
        exchange.Property(e => e.Id).ValueGeneratedNever();
        exchange.Property(e => e.Code).HasMaxLength(60);
        exchange.HasIndex(e => new { e.SolutionId, e.Code }).IsUnique();
        exchange.HasIndex(e => new { e.SolutionId, e.Path, e.Step }).IsUnique();
        exchange.HasIndex(e => e.ConversationId);
        exchange.HasOne(e => e.Giver).WithMany().HasForeignKey(e => e.GiverId).OnDelete(DeleteBehavior.Restrict);
        exchange.HasOne(e => e.Receiver).WithMany().HasForeignKey(e => e.ReceiverId).OnDelete(DeleteBehavior.Restrict);
        exchange.HasOne(e => e.Need).WithMany().HasForeignKey(e => e.NeedId).OnDelete(DeleteBehavior.SetNull);
        exchange.HasOne(e => e.Offer).WithMany().HasForeignKey(e => e.OfferId).OnDelete(DeleteBehavior.SetNull);
        exchange.HasOne(e => e.Begun).WithMany().HasForeignKey(e => e.BegunId).OnDelete(DeleteBehavior.SetNull);
        exchange.ToTable(table => table.HasCheckConstraint("CK_RoundExchange_Score", "\"Score\" BETWEEN 0 AND 1 AND \"GiverId\" <> \"ReceiverId\""));
    }

    public void Configure(EntityTypeBuilder<RoundAnswer> answer)
    {
        answer.HasKey(a => new { a.SolutionId, a.Path, a.OrganisationId });
        answer.Property(a => a.Why).HasMaxLength(2000);
        answer.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        answer.ToTable(table => table.HasCheckConstraint("CK_RoundAnswer_Declined", "(\"Declined\" IS NULL) = \"Accepted\""));
    }
}
