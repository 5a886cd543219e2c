using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Clearing;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>An exchange round of the network: its rules, its calendar and where it stands.</summary>
public sealed class ExchangeRound : IKeyed
{
    public Guid Id { get; set; }
    public string ShortId { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>What it is for, in the words of the secretariat; <see cref="Language"/> says in which language.</summary>
    public string About { get; set; } = "";
    public string Language { get; set; } = "en";
    public RoundState State { get; set; } = RoundState.Draft;
    public RoundReach Reach { get; set; } = RoundReach.Everyone;

    /// <summary>Longest cycle in exchanges: 2 swaps, 3 triangles too.</summary>
    public int LongestCycle { get; set; } = 3;

    /// <summary>Longest chain in exchanges, counted from a facilitator; 0 without chains.</summary>
    public int LongestChain { get; set; } = 3;
    public Objective Objective { get; set; } = Objective.Score;

    /// <summary>A pair fits from this score on, in hundredths.</summary>
    public int Floor { get; set; } = 30;

    /// <summary>An exchange counts so many hundredths more when its receiver was in no earlier round.</summary>
    public int NeverMatchedBonus { get; set; } = 25;

    /// <summary>So many hundredths of the best result may be given up for private preferences.</summary>
    public int PreferenceCost { get; set; } = 2;

    /// <summary>Seconds that the search may take.</summary>
    public int Seconds { get; set; } = 30;
    public string TimeZone { get; set; } = "UTC";
    public DateTime EntriesUntil { get; set; }

    /// <summary>Days that a city has to answer.</summary>
    public int AnswerDays { get; set; } = 14;

    /// <summary>End of the answering; null until there is something to answer.</summary>
    public DateTime? AnswersUntil { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime? AnnouncedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Why it was called off.</summary>
    public string? Ending { get; set; }

    /// <summary>What the cities answer to, or what was published. No foreign key: solutions have theirs to the round, and a backup must be able to restore one after the other.</summary>
    public Guid? SolutionId { get; set; }

    /// <summary>Two who change a round at once: the second is told.</summary>
    public int Version { get; set; }
    public bool Sample { get; set; }

    public List<RoundQuota> Quotas { get; } = [];
    public List<RoundParticipant> Participants { get; } = [];

    public string Address => $"/rounds/{ShortId}";
    public string Desk => $"/secretariat/rounds/{ShortId}";
    public bool IsPublic => AnnouncedAt is not null;
    public bool IsOver => State is RoundState.Published or RoundState.Cancelled;

    public bool TakesEntries(DateTime now) => State == RoundState.Announced && now < EntriesUntil;

    public void Announce(DateTime now) => (State, AnnouncedAt) = (RoundState.Announced, now);

    /// <summary>No more entries: what is in is cleared.</summary>
    public void CloseEntries(DateTime now) { if (EntriesUntil > now) EntriesUntil = now; }

    /// <summary>Cities have their days from now on, to the end of the last one where the round lives.</summary>
    public void Propose(RoundSolution solution, DateTime now)
    {
        (State, SolutionId) = (RoundState.Answering, solution.Id);
        AnswersUntil = RoundTime.EndOfDay(now.AddDays(AnswerDays), TimeZone);
        Version++;
    }

    public void Publish(DateTime now) => (State, EndedAt, Version) = (RoundState.Published, now, Version + 1);

    public void Cancel(string why, DateTime now) => (State, Ending, EndedAt, Version) = (RoundState.Cancelled, why, now, Version + 1);
}

public enum RoundState { Draft, Announced, Answering, Published, Cancelled }

/// <summary>Who may take part.</summary>
public enum RoundReach { Everyone, AsiaPacific, LatinAmerica, Invited }

/// <summary>A limit on exchanges between two regions, in either direction; see <see cref="RegionQuota"/>.</summary>
public sealed class RoundQuota
{
    public Guid RoundId { get; set; }
    public string One { get; set; } = "";
    public string Other { get; set; } = "";
    public int AtLeast { get; set; }
    public int? AtMost { get; set; }

    /// <summary>Hundredths of all exchanges.</summary>
    public int Share { get; set; }

    public bool IsEmpty => AtLeast == 0 && AtMost is null && Share == 0;
}

public sealed class RoundTable : IEntityTypeConfiguration<ExchangeRound>, IEntityTypeConfiguration<RoundQuota>
{
    public void Configure(EntityTypeBuilder<ExchangeRound> round)
    {
        round.ToTable("Round", table =>
        {
            table.HasCheckConstraint("CK_Round_Lengths", "\"LongestCycle\" BETWEEN 0 AND 5 AND \"LongestChain\" BETWEEN 0 AND 6 AND \"LongestCycle\" <> 1");
            table.HasCheckConstraint("CK_Round_Shares", "\"Floor\" BETWEEN 0 AND 100 AND \"NeverMatchedBonus\" BETWEEN 0 AND 300 AND \"PreferenceCost\" BETWEEN 0 AND 10");
            table.HasCheckConstraint("CK_Round_Times", "\"Seconds\" BETWEEN 1 AND 90 AND \"AnswerDays\" BETWEEN 1 AND 60");
        });
        round.Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.ShortId).HasMaxLength(12);
        round.Property(r => r.Name).HasMaxLength(200);
        round.Property(r => r.Language).HasMaxLength(20);
        round.Property(r => r.TimeZone).HasMaxLength(60);
        round.Property(r => r.Version).IsConcurrencyToken();
        round.HasIndex(r => r.ShortId).IsUnique();
        round.HasIndex(r => r.State);
        round.HasMany(r => r.Quotas).WithOne().HasForeignKey(q => q.RoundId);
        round.HasMany(r => r.Participants).WithOne(p => p.Round).HasForeignKey(p => p.RoundId);
    }

    public void Configure(EntityTypeBuilder<RoundQuota> quota)
    {
        quota.HasKey(q => new { q.RoundId, q.One, q.Other });
        quota.Property(q => q.One).HasMaxLength(10);
        quota.Property(q => q.Other).HasMaxLength(10);
        quota.ToTable(table => table.HasCheckConstraint("CK_RoundQuota", "\"AtLeast\" >= 0 AND (\"AtMost\" IS NULL OR \"AtMost\" >= \"AtLeast\") AND \"Share\" BETWEEN 0 AND 100"));
    }
}
