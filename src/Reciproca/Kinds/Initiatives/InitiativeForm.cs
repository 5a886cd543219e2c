using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>What an officer types about an initiative itself; parties, contributions and results have forms of their own.</summary>
public sealed class InitiativeForm
{
    public string? Title { get; set; }
    public string? Objective { get; set; }
    public string? Activities { get; set; }
    public string? Results { get; set; }
    public string? Lessons { get; set; }
    public InitiativeType? Type { get; set; }
    public Modality? Modality { get; set; }
    public Way? Way { get; set; }
    public InitiativeState State { get; set; } = InitiativeState.Running;
    public DateOnly? PlannedStart { get; set; }
    public DateOnly? PlannedEnd { get; set; }
    public DateOnly? ActualStart { get; set; }
    public DateOnly? ActualEnd { get; set; }
    public Audience Audience { get; set; }
    public List<string> Sectors { get; set; } = [];
    public List<string> Cooperation { get; set; } = [];
    public List<string> Topics { get; set; } = [];
    public List<string> Targets { get; set; } = [];
    public List<string> Countries { get; set; } = [];

    /// <summary>The revision this form was filled from.</summary>
    public int Revision { get; set; }

    /// <summary>Fields that keep the initiative from being published, with the text key of the reason.</summary>
    public IEnumerable<(string Field, string Reason)> Missing(DateOnly today)
    {
        if (Fold.Clean(Title).Length < 3) yield return (nameof(Title), "initiative.title.missing");
        if (Fold.Clean(Objective).Length < 10) yield return (nameof(Objective), "initiative.objective.missing");
        foreach (var impossible in Initiative.Impossible(PlannedStart, PlannedEnd, ActualStart, ActualEnd, today)) yield return impossible;
        if (State == InitiativeState.Completed && ActualEnd is null) yield return (nameof(ActualEnd), "initiative.dates.no-end");
    }

    public static InitiativeForm Of(Record record, Initiative initiative, string language)
    {
        var version = record.Best(language);
        return new InitiativeForm
        {
            Title = version.Title, Objective = version[InitiativeKind.Objective], Activities = version["activities"], Results = version["results"], Lessons = version["lessons"],
            Type = initiative.Type, Modality = initiative.Modality, Way = initiative.Way, State = initiative.State,
            PlannedStart = initiative.PlannedStart, PlannedEnd = initiative.PlannedEnd, ActualStart = initiative.ActualStart, ActualEnd = initiative.ActualEnd,
            Audience = record.Audience, Revision = record.Revision,
            Sectors = [.. record.Codes(Schemes.Sector)], Cooperation = [.. record.Codes(Schemes.Cooperation)], Topics = [.. record.Codes(Schemes.Topic)],
            Targets = [.. record.Codes(Schemes.Sdg)], Countries = [.. record.Codes(Schemes.Country)],
        };
    }

    public void Fill(Record record, Initiative initiative, string language, DateTime now)
    {
        var version = record.Write(language);
        version.Title = Fold.Clean(Title);
        version[InitiativeKind.Objective] = Objective ?? "";
        version["activities"] = Activities ?? "";
        version["results"] = Results ?? "";
        version["lessons"] = Lessons ?? "";
        version.Summary = FirstSentence.Of(Objective);
        version.At = now;
        (initiative.Type, initiative.Modality, initiative.Way, initiative.State) = (Type, Modality, Way, State);
        (initiative.PlannedStart, initiative.PlannedEnd, initiative.ActualStart, initiative.ActualEnd, record.Audience) = (PlannedStart, PlannedEnd, ActualStart, ActualEnd, Audience);
        record.Tag(Schemes.Sector, Sectors);
        record.Tag(Schemes.Cooperation, Cooperation);
        record.Tag(Schemes.Topic, Topics);
        record.Tag(Schemes.Sdg, Targets);
        record.Tag(Schemes.Country, Countries);
    }
}
