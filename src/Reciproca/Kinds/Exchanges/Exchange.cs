using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Exchanges;

/// <summary>Two or more organisations learn from each other, in six steps from the request to what stays afterwards.</summary>
public sealed class Exchange : IKeyed
{
    public Guid Id { get; set; }

    [Kept]
    public ExchangeStep Step { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }

    /// <summary>Town and venue, or "online".</summary>
    public string? Place { get; set; }

    [JsonIgnore]
    public List<ExchangeTask> Tasks { get; } = [];
    [JsonIgnore]
    public List<AgendaItem> Agenda { get; } = [];
    [JsonIgnore]
    public List<Participant> Participants { get; } = [];
    [JsonIgnore]
    public List<ExchangeCost> Costs { get; } = [];

    /// <summary>What is still missing before the next step, as a text key; null when one may go on.</summary>
    public string? Missing(RecordVersion version, bool hasFormat, DateOnly today) => Step switch
    {
        ExchangeStep.Request when version["request"].Length == 0 => "exchange.missing.request",
        ExchangeStep.Objectives when version["objectives"].Length == 0 || !hasFormat => "exchange.missing.objectives",
        ExchangeStep.Partners when Participants.Count < 2 => "exchange.missing.partners",
        ExchangeStep.Exchange when StartsOn is null || (EndsOn ?? StartsOn) > today => "exchange.missing.dates",
        ExchangeStep.Learn when version["worked"].Length == 0 || version["failed"].Length == 0 => "exchange.missing.note",
        ExchangeStep.Connected => "exchange.missing.nothing",
        _ => null,
    };

    public void GoOn() => Step++;

    public void GoBack() { if (Step > ExchangeStep.Request) Step--; }

    /// <summary>The usual checklist; its days follow the dates until someone sets a day of their own.</summary>
    public void Prepare(Func<Guid> key)
    {
        foreach (var (name, _) in Checklist.Usual) Tasks.Add(new ExchangeTask { Id = key(), ExchangeId = Id, Key = name, DueOn = Checklist.Due(name, this) });
    }

    public void Reschedule(DateOnly? starts, DateOnly? ends)
    {
        var before = Tasks.Where(t => t.Key is not null && t.DoneAt is null && t.DueOn == Checklist.Due(t.Key, this)).ToList();
        (StartsOn, EndsOn) = (starts, ends);
        foreach (var task in before) task.DueOn = Checklist.Due(task.Key!, this);
    }
}

public enum ExchangeStep { Request, Objectives, Partners, Exchange, Learn, Connected }

/// <summary>What nearly every exchange needs: days before its start, or after its end.</summary>
public static class Checklist
{
    public static readonly IReadOnlyDictionary<string, int> Usual = new Dictionary<string, int>
    {
        ["dates"] = -60, ["costs"] = -50, ["visa"] = -45, ["interpreting"] = -30, ["insurance"] = -30, ["agenda"] = -14, ["briefing"] = -7, ["note"] = 14, ["thanks"] = 14, ["follow-up"] = 90,
    };

    public static DateOnly? Due(string key, Exchange exchange) => !Usual.TryGetValue(key, out var days) ? null
        : days < 0 ? exchange.StartsOn?.AddDays(days) : (exchange.EndsOn ?? exchange.StartsOn)?.AddDays(days);
}

public sealed class ExchangeTable : IEntityTypeConfiguration<Exchange>
{
    public void Configure(EntityTypeBuilder<Exchange> exchange)
    {
        exchange.Property(e => e.Id).ValueGeneratedNever();
        exchange.Property(e => e.Place).HasMaxLength(300);
        exchange.HasOne<Record>().WithOne().HasForeignKey<Exchange>(e => e.Id);
        exchange.HasMany(e => e.Tasks).WithOne().HasForeignKey(t => t.ExchangeId);
        exchange.HasMany(e => e.Agenda).WithOne().HasForeignKey(a => a.ExchangeId);
        exchange.HasMany(e => e.Participants).WithOne().HasForeignKey(p => p.ExchangeId);
        exchange.HasMany(e => e.Costs).WithOne().HasForeignKey(c => c.ExchangeId);
    }
}

public static class ExchangeKind
{
    /// <summary>The texts of each step, in order.</summary>
    public static readonly IReadOnlyList<(ExchangeStep Step, string[] Sections)> Steps =
    [
        (ExchangeStep.Request, ["request"]), (ExchangeStep.Objectives, ["objectives", "activities"]), (ExchangeStep.Partners, ["partners"]),
        (ExchangeStep.Exchange, ["took-place"]), (ExchangeStep.Learn, ["worked", "failed", "lessons"]), (ExchangeStep.Connected, ["followup"]),
    ];

    public static readonly RecordKind Kind = new("exchange", "exchanges", typeof(Exchange), "Article", [.. Steps.SelectMany(s => s.Sections)], TimeSpan.FromDays(365))
    {
        Required = ["request", "objectives"],
        InMenu = false,
        Shared = true,
        Schemes = [Schemes.Topic, Schemes.Sdg, Schemes.Hazard, Schemes.Format],
        State = body => ((Exchange)body).Step.ToString(),
        Example = () => new Exchange { Step = ExchangeStep.Learn, StartsOn = new DateOnly(2027, 3, 1), EndsOn = new DateOnly(2027, 3, 5), Place = "Palu" },
    };
}
