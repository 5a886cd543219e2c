using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>What a party says of a result.</summary>
public sealed class IndicatorForm
{
    public string? Title { get; set; }
    public string? UnitText { get; set; }
    public double? Baseline { get; set; }
    public int? BaselineYear { get; set; }
    public double? Target { get; set; }
    public DateOnly? TargetOn { get; set; }
    public double? Actual { get; set; }
    public DateOnly? ActualOn { get; set; }
    public string? Evidence { get; set; }

    public IEnumerable<(string Field, string Reason)> Missing(DateOnly today)
    {
        if (Fold.Clean(Title).Length < 3) yield return (nameof(Title), "indicator.title.missing");
        if (Target is null && Actual is null) yield return (nameof(Target), "indicator.target.missing");
        if (Actual is not null && ActualOn is null) yield return (nameof(ActualOn), "indicator.actual-on.missing");
        if (Actual is not null && Fold.Clean(Evidence).Length < 3) yield return (nameof(Evidence), "indicator.evidence.missing");
        if (ActualOn > today) yield return (nameof(ActualOn), "initiative.dates.future");
        if (BaselineYear is < 1950 || BaselineYear > today.Year) yield return (nameof(BaselineYear), "indicator.year.odd");
        if (BaselineYear is { } before && ActualOn is { } on && on.Year < before) yield return (nameof(ActualOn), "initiative.dates.order");
        if (BaselineYear is { } year && TargetOn is { } by && by.Year < year) yield return (nameof(TargetOn), "initiative.dates.order");
    }

    public Indicator Make(Guid initiative, Guid party, string language) => new()
    {
        InitiativeId = initiative, PartyId = party, Title = Fold.Clean(Title), Language = language, UnitText = Fold.Clean(UnitText), Baseline = Baseline, BaselineYear = BaselineYear,
        Target = Target, TargetOn = TargetOn, Actual = Actual, ActualOn = ActualOn, Evidence = Fold.Clean(Evidence) is { Length: > 0 } evidence ? evidence : null,
    };

    public static IndicatorForm Of(Indicator i) => new()
    {
        Title = i.Title, UnitText = i.UnitText, Baseline = i.Baseline, BaselineYear = i.BaselineYear, Target = i.Target, TargetOn = i.TargetOn,
        Actual = i.Actual, ActualOn = i.ActualOn, Evidence = i.Evidence,
    };
}
