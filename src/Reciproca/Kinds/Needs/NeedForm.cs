using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Needs;

/// <summary>What an officer types about a need. The first two are asked; the rest waits until there is time.</summary>
public sealed class NeedForm
{
    public string? Problem { get; set; }
    public string? Place { get; set; }
    public string? Title { get; set; }
    public string? Tried { get; set; }
    public string? Wanted { get; set; }
    public DateOnly? Deadline { get; set; }
    public long? Budget { get; set; }
    public string? Currency { get; set; }
    public Audience Audience { get; set; }
    public List<string> Topics { get; set; } = [];
    public List<string> Targets { get; set; } = [];
    public List<string> Hazards { get; set; } = [];
    public List<string> Formats { get; set; } = [];
    public List<string> Languages { get; set; } = [];

    /// <summary>The revision this form was filled from.</summary>
    public int Revision { get; set; }

    /// <summary>Fields that keep the need from being published, with the text key of the reason.</summary>
    public IEnumerable<(string Field, string Reason)> Missing()
    {
        if (Fold.Clean(Problem).Length < 10) yield return (nameof(Problem), "need.problem.missing");
        if (Fold.Clean(Place).Length < 3) yield return (nameof(Place), "need.place.missing");
        if (Budget < 0) yield return (nameof(Budget), "need.budget.negative");
        if (Budget is not null && string.IsNullOrWhiteSpace(Currency)) yield return (nameof(Currency), "need.currency.missing");
    }

    public static NeedForm Of(Record record, Need need, string language)
    {
        var version = record.Best(language);
        return new NeedForm
        {
            Problem = version[NeedKind.Problem], Place = version[NeedKind.Place], Title = version.Title,
            Tried = version["tried"], Wanted = version["wanted"],
            Deadline = need.Deadline, Budget = need.Budget, Currency = need.Currency, Audience = record.Audience,
            Topics = [.. record.Codes("topic")], Targets = [.. record.Codes("sdg")], Hazards = [.. record.Codes("hazard")],
            Formats = [.. record.Codes("format")], Languages = [.. record.Codes("language")], Revision = record.Revision,
        };
    }

    public void Fill(Record record, Need need, string language, DateTime now)
    {
        var version = record.Write(language);
        version[NeedKind.Problem] = Fold.Clean(Problem);
        version[NeedKind.Place] = Fold.Clean(Place);
        version["tried"] = Fold.Clean(Tried);
        version["wanted"] = Fold.Clean(Wanted);
        version.Title = Fold.Clean(Title) is { Length: > 0 } title ? title : FirstSentence.Of(Problem);
        version.At = now;
        (need.Deadline, need.Budget, need.Currency, record.Audience) = (Deadline, Budget, Currency?.ToUpperInvariant(), Audience);
        record.Tag("topic", Topics);
        record.Tag("sdg", Targets);
        record.Tag("hazard", Hazards);
        record.Tag("format", Formats);
        record.Tag("language", Languages);
    }
}
