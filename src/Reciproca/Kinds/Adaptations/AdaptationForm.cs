using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Adaptations;

/// <summary>What a city says about taking something up from another.</summary>
public sealed class AdaptationForm
{
    public string? Language { get; set; }
    public string? Title { get; set; }
    public AdaptationStep Step { get; set; }
    public string? Reason { get; set; }
    public string? Changed { get; set; }
    public string? Result { get; set; }
    public string? Advice { get; set; }
    public DateOnly? StartedOn { get; set; }
    public int Revision { get; set; }

    /// <summary>The further it has gone, the more there is to say.</summary>
    public IEnumerable<(string Field, string Reason)> Missing()
    {
        if (Fold.Clean(Reason).Length < 10) yield return (nameof(Reason), "adaptation.reason.missing");
        if (Step >= AdaptationStep.Adapt && Fold.Clean(Changed).Length == 0) yield return (nameof(Changed), "adaptation.changed.missing");
        if (Step == AdaptationStep.Reuse && Fold.Clean(Result).Length == 0) yield return (nameof(Result), "adaptation.result.missing");
        if (!Concepts.Standard.Knows(Schemes.Language, Language ?? "")) yield return (nameof(Language), "practice.language.missing");
    }

    public static AdaptationForm Of(Record record, Adaptation adaptation, string language)
    {
        var version = record.In(language);
        return new AdaptationForm
        {
            Language = language, Title = version?.Title, Step = adaptation.Step, StartedOn = adaptation.StartedOn, Revision = record.Revision,
            Reason = version?[AdaptationKind.Reason], Changed = version?[AdaptationKind.Changed], Result = version?[AdaptationKind.Result], Advice = version?[AdaptationKind.Advice],
        };
    }

    /// <param name="fallbackTitle">What was taken up, for those who give it no name of its own.</param>
    public void Fill(Record record, Adaptation adaptation, string fallbackTitle, DateTime now)
    {
        var version = record.Write(Language!);
        version.Title = Fold.Clean(Title) is { Length: > 0 } title ? title : fallbackTitle;
        version[AdaptationKind.Reason] = Reason ?? "";
        version[AdaptationKind.Changed] = Changed ?? "";
        version[AdaptationKind.Result] = Result ?? "";
        version[AdaptationKind.Advice] = Advice ?? "";
        // what the chain shows in one line beside the city
        version.Summary = FirstSentence.Of(string.IsNullOrWhiteSpace(Changed) ? Reason : Changed);
        version.At = now;
        (adaptation.Step, adaptation.StartedOn) = (Step, StartedOn);
    }
}
