using Reciproca.Spine.Texts;

namespace Reciproca.Kinds.Practices;

/// <summary>When it was done, as a reader says it.</summary>
public static class Period
{
    public static string? Of(Practice practice, Texts texts) => (practice.StartedOn, practice.EndedOn) switch
    {
        (null, null) => null,
        ({ } from, null) => texts["practice.period.since", Month(from, texts)],
        (null, { } to) => texts["practice.period.until", Month(to, texts)],
        ({ } from, { } to) => texts["practice.period.from-to", Month(from, texts), Month(to, texts)],
    };

    private static string Month(DateOnly date, Texts texts) => date.ToString("MMM yyyy", texts.Culture);
}
