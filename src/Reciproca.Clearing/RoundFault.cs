namespace Reciproca.Clearing;

/// <summary>What can be wrong with a round or its options. Texts for people are the caller's: each fault names its subject.</summary>
public enum RoundFaultKind
{
    /// <summary>No participant, no exchange, or none left after the forbidden ones.</summary>
    NothingToExchange,
    /// <summary>Two participants or two exchanges share an id.</summary>
    DuplicateId,
    /// <summary>An exchange or option names something the round does not have.</summary>
    UnknownId,
    /// <summary>A score that is not a number or lies outside [0, 1].</summary>
    ScoreOutOfRange,
    /// <summary>A score that is not the sum of its parts, or parts that are out of range.</summary>
    ScoreIsNotItsParts,
    /// <summary>A probability that is not a number or lies outside [0, 1].</summary>
    SuccessOutOfRange,
    /// <summary>A capacity below 0.</summary>
    NegativeCapacity,
    /// <summary>A participant that would give to itself.</summary>
    SelfExchange,
    /// <summary>An exchange whose receiver is a facilitator.</summary>
    FacilitatorReceives,
    /// <summary>Limits K and L that allow nothing, are negative, 1 (a cycle has at least two exchanges) or above 10.</summary>
    LengthOutOfRange,
    /// <summary>A fairness bonus, share, gap, time limit or thread count outside its range.</summary>
    OptionOutOfRange,
    /// <summary>An exchange both forced and forbidden.</summary>
    ForcedAndForbidden,
    /// <summary>Forced exchanges that need more than a participant, a need or an offer can give or receive.</summary>
    ForcedBreaksCapacity,
    /// <summary>A quota whose least is above its most, or shares that together exceed the whole.</summary>
    ContradictoryQuota,
}

/// <summary>One fault and what it is about.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Subject">Id of the participant, exchange, need, offer or option.</param>
public sealed record RoundFault(RoundFaultKind Kind, string Subject);

/// <summary>A round that cannot be cleared as it stands, with every fault found.</summary>
public sealed class RoundFaultException(IReadOnlyList<RoundFault> faults)
    : Exception(string.Join("; ", faults.Take(10).Select(fault => $"{fault.Kind}: {fault.Subject}")))
{
    /// <summary>All faults, in the order of the round.</summary>
    public IReadOnlyList<RoundFault> Faults { get; } = faults;
}
