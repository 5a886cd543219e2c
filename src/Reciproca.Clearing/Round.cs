namespace Reciproca.Clearing;

/// <summary>What is to be cleared: participants and the exchanges that are possible between them.</summary>
public sealed record Round(IReadOnlyList<Participant> Participants, IReadOnlyList<Exchange> Exchanges)
{
    /// <summary>How often one need can be answered or one offer drawn on in this round; 1 for those not listed; those no exchange uses are not read.</summary>
    public IReadOnlyDictionary<string, int> Capacities { get; init; } = new Dictionary<string, int>();

    /// <summary>How much each part of a score counts, when scores are sums of parts (<see cref="WeightedSum"/>); every score must then be the sum of its <see cref="Exchange.Parts"/>.</summary>
    public IReadOnlyDictionary<string, int> Weights { get; init; } = new Dictionary<string, int>();

    internal int CapacityOf(string needOrOffer) => Capacities.GetValueOrDefault(needOrOffer, 1);
}
