namespace Reciproca.Clearing;

/// <summary>Finds what is wrong with a round before any work is done.</summary>
public static class RoundValidation
{
    /// <summary>Every fault, none when the round can be cleared. Linear in the size of the round.</summary>
    public static IReadOnlyList<RoundFault> Faults(Round round, RoundOptions options)
    {
        var ids = new RoundIds(round);
        var faults = OfParticipants(round).Concat(OfExchanges(round, ids)).Concat(OfCapacities(round))
            .Concat(OptionValidation.Faults(options, ids)).ToList();
        if (faults.Count == 0) faults.AddRange(ForcedValidation.Faults(round, options));
        if (faults.Count == 0) faults.AddRange(OfEmptiness(round, options));
        return faults;
    }

    /// <summary>Throws <see cref="RoundFaultException"/> when there is any fault.</summary>
    public static void ThrowOnFaults(Round round, RoundOptions options)
    {
        var faults = Faults(round, options);
        if (faults.Count > 0) throw new RoundFaultException(faults);
    }

    static IEnumerable<RoundFault> OfParticipants(Round round)
    {
        foreach (var id in Duplicates(round.Participants.Select(p => p.Id))) yield return new(RoundFaultKind.DuplicateId, id);
        foreach (var p in round.Participants)
            if (p.CanGive < 0 || p.CanReceive < 0) yield return new(RoundFaultKind.NegativeCapacity, p.Id);
    }

    static IEnumerable<RoundFault> OfExchanges(Round round, RoundIds ids)
    {
        foreach (var id in Duplicates(round.Exchanges.Select(e => e.Id))) yield return new(RoundFaultKind.DuplicateId, id);
        if (!WeightedSum.AreSound(round.Weights)) yield return new(RoundFaultKind.OptionOutOfRange, nameof(round.Weights));
        foreach (var exchange in round.Exchanges)
            if (OfExchange(exchange, ids) is { } kind) yield return new(kind, exchange.Id);
            else if (!IsItsParts(round.Weights, exchange)) yield return new(RoundFaultKind.ScoreIsNotItsParts, exchange.Id);
    }

    // A comparison with NaN is false, so the range is asked for, not its breach.
    static RoundFaultKind? OfExchange(Exchange e, RoundIds ids) =>
        !ids.Participants.TryGetValue(e.Giver, out _) || !ids.Participants.TryGetValue(e.Receiver, out var receiver) ? RoundFaultKind.UnknownId
        : e.Giver == e.Receiver ? RoundFaultKind.SelfExchange
        : receiver.IsFacilitator ? RoundFaultKind.FacilitatorReceives
        : e.Score is not (>= 0 and <= 1) ? RoundFaultKind.ScoreOutOfRange
        : e.Success is not (>= 0 and <= 1) ? RoundFaultKind.SuccessOutOfRange
        : null;

    static bool IsItsParts(IReadOnlyDictionary<string, int> weights, Exchange e) =>
        weights.Count == 0 || (WeightedSum.AreSound(weights, e.Parts) && WeightedSum.Millionths(weights, e.Parts) == Engine.Units.Score(e));

    static IEnumerable<RoundFault> OfCapacities(Round round)
    {
        foreach (var (id, capacity) in round.Capacities)
            if (capacity < 0) yield return new(RoundFaultKind.NegativeCapacity, id);
    }

    static IEnumerable<RoundFault> OfEmptiness(Round round, RoundOptions options)
    {
        var forbidden = options.Forbidden.ToHashSet();
        if (round.Exchanges.All(exchange => forbidden.Contains(exchange.Id))) yield return new(RoundFaultKind.NothingToExchange, "");
    }

    internal static IEnumerable<string> Duplicates(IEnumerable<string> ids)
    {
        var seen = new HashSet<string>();
        foreach (var id in ids)
            if (!seen.Add(id)) yield return id;
    }
}

/// <summary>The names a round uses. The first of two equal names counts; the other is a fault.</summary>
sealed class RoundIds
{
    public RoundIds(Round round)
    {
        foreach (var participant in round.Participants) Participants.TryAdd(participant.Id, participant);
        foreach (var exchange in round.Exchanges) Exchanges.TryAdd(exchange.Id, exchange);
    }

    public Dictionary<string, Participant> Participants { get; } = [];
    public Dictionary<string, Exchange> Exchanges { get; } = [];
}
