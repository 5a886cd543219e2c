using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>Cooperation under way or done: who takes part in which role, what each gives, what came of it. What no source says stays empty.</summary>
public sealed class Initiative : IKeyed
{
    public Guid Id { get; set; }
    public InitiativeType? Type { get; set; }
    public Modality? Modality { get; set; }

    /// <summary>Whose wish it began with.</summary>
    public Way? Way { get; set; }
    public InitiativeState State { get; set; } = InitiativeState.Running;
    public DateOnly? PlannedStart { get; set; }
    public DateOnly? PlannedEnd { get; set; }
    public DateOnly? ActualStart { get; set; }
    public DateOnly? ActualEnd { get; set; }

    /// <summary>How exactly the dates are known: of some cooperations the sources give the year alone.</summary>
    public Exactness Exactness { get; set; }

    public bool IsOver => State is InitiativeState.Completed or InitiativeState.Cancelled;

    public DateOnly? Start => ActualStart ?? PlannedStart;
    public DateOnly? End => ActualEnd ?? PlannedEnd;

    /// <summary>Dates that cannot be, with the text key of the reason.</summary>
    public static IEnumerable<(string Field, string Reason)> Impossible(DateOnly? plannedStart, DateOnly? plannedEnd, DateOnly? actualStart, DateOnly? actualEnd, DateOnly today)
    {
        if (plannedStart > plannedEnd) yield return (nameof(PlannedEnd), "initiative.dates.order");
        if (actualStart > actualEnd) yield return (nameof(ActualEnd), "initiative.dates.order");
        if (actualStart > today) yield return (nameof(ActualStart), "initiative.dates.future");
        if (actualEnd > today) yield return (nameof(ActualEnd), "initiative.dates.future");
        if (actualEnd is not null && actualStart is null) yield return (nameof(ActualStart), "initiative.dates.no-start");
    }
}

/// <summary>An action is carried out once; a project is a set of actions; a programme a set of projects (SEGIB).</summary>
public enum InitiativeType { Action, Project, Programme }

public enum Modality { Bilateral, Triangular, Regional, Network }

public enum Way { Offer, Demand, TwoWay }

/// <summary>The cycle of a cooperation; of some no source says where they stand.</summary>
public enum InitiativeState { Identified, Formulated, Running, Completed, Suspended, Cancelled, Unstated }

public enum Exactness { Day, Month, Year }

public sealed class InitiativeTable : IEntityTypeConfiguration<Initiative>
{
    public void Configure(EntityTypeBuilder<Initiative> initiative)
    {
        initiative.Property(i => i.Id).ValueGeneratedNever();
        initiative.HasOne<Record>().WithOne().HasForeignKey<Initiative>(i => i.Id);
    }
}

public static class InitiativeKind
{
    public const string Objective = "objective";

    public static readonly RecordKind Kind = new("initiative", "initiatives", typeof(Initiative), "Article", [Objective, "activities", "results", "lessons"], TimeSpan.FromDays(365))
    {
        Required = [Objective],
        Schemes = [Schemes.Topic, Schemes.Sdg, Schemes.Hazard, Schemes.Sector, Schemes.Cooperation, Schemes.Country],
        State = body => ((Initiative)body).State.ToString(),
        Example = () => new Initiative
        {
            Type = InitiativeType.Project, Modality = Modality.Triangular, Way = Way.TwoWay, State = InitiativeState.Running, Exactness = Exactness.Day,
            PlannedStart = new DateOnly(2026, 3, 1), PlannedEnd = new DateOnly(2027, 2, 28), ActualStart = new DateOnly(2026, 3, 9), ActualEnd = new DateOnly(2026, 10, 1),
        },
    };
}
