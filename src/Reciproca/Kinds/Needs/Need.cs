using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Needs;

/// <summary>What a local government looks for: two questions to begin with, the rest when there is time.</summary>
public sealed class Need : IKeyed
{
    public Guid Id { get; set; }
    public NeedState State { get; set; } = NeedState.Open;
    public DateOnly? Deadline { get; set; }

    /// <summary>Whole units of <see cref="Currency"/>.</summary>
    public long? Budget { get; set; }
    public string? Currency { get; set; }

    /// <summary>Why it was closed, or how it was answered, in the words of the city.</summary>
    public string? Ending { get; set; }
    public DateTime? EndedAt { get; set; }

    public bool IsOver => State is NeedState.Answered or NeedState.Closed;

    public void Converse() { if (State == NeedState.Open) State = NeedState.InConversation; }
    public void Answer(string how, DateTime now) => (State, Ending, EndedAt) = (NeedState.Answered, how, now);
    public void Close(string why, DateTime now) => (State, Ending, EndedAt) = (NeedState.Closed, why, now);
    public void Reopen() => (State, Ending, EndedAt) = (NeedState.Open, null, null);
}

public enum NeedState { Open, InConversation, Answered, Closed }

public sealed class NeedTable : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> need)
    {
        need.Property(n => n.Id).ValueGeneratedNever();
        need.Property(n => n.Currency).HasMaxLength(3);
        need.HasOne<Record>().WithOne().HasForeignKey<Need>(n => n.Id);
    }
}

public static class NeedKind
{
    public const string Problem = "problem", Place = "place";

    public static readonly RecordKind Kind = new("need", "needs", typeof(Need), "Proposal", [Problem, Place, "tried", "wanted"], TimeSpan.FromDays(91))
    {
        Required = [Problem, Place],
        Schemes = ["topic", "sdg", "hazard", "format", "language"],
        State = body => ((Need)body).State.ToString(),
        Proposes = new("request", _ => null),
        Until = body => ((Need)body).Deadline,
        Example = () => new Need { Deadline = new DateOnly(2027, 5, 12), Budget = 12_000, Currency = "USD", State = NeedState.InConversation },
    };
}
