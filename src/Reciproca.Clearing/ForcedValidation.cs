namespace Reciproca.Clearing;

/// <summary>Finds forced exchanges that break a capacity.</summary>
static class ForcedValidation
{
    public static IEnumerable<RoundFault> Faults(Round round, RoundOptions options)
    {
        if (options.Forced.Count == 0) return [];
        var wanted = options.Forced.ToHashSet();
        var forced = round.Exchanges.Where(exchange => wanted.Contains(exchange.Id)).ToList();
        var people = round.Participants.ToDictionary(p => p.Id);
        return Over(forced, e => e.Giver, id => MostGiven(people[id]))
            .Concat(Over(forced, e => e.Receiver, id => people[id].CanReceive))
            .Concat(Over(forced, e => e.Need, round.CapacityOf))
            .Concat(Over(forced, e => e.Offer, round.CapacityOf));
    }

    static int MostGiven(Participant p) => p.IsFacilitator ? p.CanGive : Math.Min(p.CanGive, p.CanReceive);

    static IEnumerable<RoundFault> Over(IEnumerable<Exchange> forced, Func<Exchange, string?> key, Func<string, int> capacity) =>
        from exchange in forced
        let id = key(exchange)
        where id != null
        group exchange by id into shared
        where shared.Count() > capacity(shared.Key)
        select new RoundFault(RoundFaultKind.ForcedBreaksCapacity, shared.Key);
}
