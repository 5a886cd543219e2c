namespace Reciproca.Clearing.Highs;

/// <summary>When a search must end: by its time limit or because the caller cancelled.</summary>
sealed class Deadline(TimeProvider clock, TimeSpan limit, CancellationToken cancellation)
{
    readonly long started = clock.GetTimestamp();

    public TimeSpan Elapsed => clock.GetElapsedTime(started);
    public TimeSpan Limit => limit;
    public CancellationToken Cancellation => cancellation;
    public bool IsCancelled => cancellation.IsCancellationRequested;
    public bool HasPassed => IsCancelled || Elapsed >= limit;
    public TimeSpan Left => HasPassed ? TimeSpan.Zero : limit - Elapsed;

    /// <summary>Time beyond the limit, for what must be finished in any case.</summary>
    public Deadline Grace(double part) => new(clock, limit * part, CancellationToken.None);

    /// <summary>A part of what is left, for one stage of the search.</summary>
    public Deadline Share(double part) => new(clock, Left * part, cancellation);
}
