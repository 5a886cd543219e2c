namespace Reciproca.ActivityPub.Delivering;

/// <summary>What came of delivering an activity once.</summary>
public abstract record DeliveryOutcome;

/// <summary>The server took it (2xx). It is no proof that it does anything with it.</summary>
/// <param name="Status">The status code.</param>
public sealed record Accepted(int Status) : DeliveryOutcome;

/// <summary>It may work later: the server is not reached, overloaded or broken (408, 425, 429, 5xx).</summary>
/// <param name="Reason">What happened, for the operator.</param>
/// <param name="Status">The status code, if any answer came.</param>
/// <param name="NotBefore">The earliest moment the server asks for, at most 30 days ahead; null if it asks for none.</param>
public sealed record RetryLater(string Reason, int? Status = null, DateTimeOffset? NotBefore = null) : DeliveryOutcome;

/// <summary>The inbox was taken away for good (410).</summary>
public sealed record Gone : DeliveryOutcome;

/// <summary>
/// The server will not have it (other 4xx, redirects, an address that may not be asked). A 401 or 403 to both schemes may also mean that
/// the server could not fetch our key just now: trying again a few times is worth it.
/// </summary>
/// <param name="Reason">The status and the beginning of the answer, for the operator.</param>
/// <param name="Status">The status code, if any answer came.</param>
public sealed record Refused(string Reason, int? Status = null) : DeliveryOutcome
{
    /// <summary>Whether the signature may be what was refused.</summary>
    public bool MayBeTheSignature => Status is 401 or 403;
}
