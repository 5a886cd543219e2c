namespace Reciproca.Kinds.Agreements.Procedures;

/// <summary>One step with its latest day. Without a day of its own it must be done before the next step that has one.</summary>
/// <param name="Stated">The day follows from a source; else only from the order of the steps.</param>
public sealed record Deadline(ProcedureStep Step, DateOnly? By, bool Stated, DateOnly? DoneOn)
{
    public bool IsLate(DateOnly today) => DoneOn is null && By is { } by && by < today;
}

/// <summary>A country's steps counted back from the day of signing.</summary>
public static class Timetable
{
    public static IReadOnlyList<Deadline> Of(Procedure procedure, DateOnly? signing, IReadOnlyDictionary<string, DateOnly> done)
    {
        var (deadlines, next) = (new List<Deadline>(), signing);
        foreach (var step in procedure.Ordered.Reverse())
        {
            if (step.After) { deadlines.Add(new Deadline(step, null, false, Done(step))); continue; }
            var own = step.Days is { } days ? signing?.AddDays(-days) : null;
            if (own < next) next = own;
            deadlines.Add(new Deadline(step, next, own is not null && own == next, Done(step)));
        }
        deadlines.Reverse();
        return deadlines;

        DateOnly? Done(ProcedureStep step) => done.TryGetValue(step.Code, out var day) ? day : null;
    }
}
