namespace Reciproca.Spine.Messages;

/// <summary>How long to wait after a failure, and when to give a message up to a person.</summary>
public static class Retry
{
    /// <summary>Half a minute, doubling to a day: about three weeks until a message is dead.</summary>
    public const int MostAttempts = 30;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromDays(1);

    public static TimeSpan Delay(int attempts) =>
        attempts >= 12 ? Longest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << (attempts - 1)));

    public static void Postpone(Message message, Exception error, DateTime now)
    {
        message.Attempts++;
        message.LeasedUntil = null;
        message.Error = error.Message.Length > 2000 ? error.Message[..2000] : error.Message;
        message.DueAt = now + Delay(message.Attempts);
        if (message.Attempts >= MostAttempts) message.DeadAt = now;
    }
}
