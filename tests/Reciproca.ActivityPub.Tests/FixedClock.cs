namespace Reciproca.ActivityPub.Tests;

/// <summary>A clock that stands still until a test turns it.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
