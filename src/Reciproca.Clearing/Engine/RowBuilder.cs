namespace Reciproca.Clearing.Engine;

/// <summary>Writes the rows of a round: capacities, quotas and forced exchanges; those that others imply are left out.</summary>
sealed class RowBuilder
{
    readonly Round round;
    readonly RoundOptions options;
    readonly Exchange[] exchanges;
    readonly Dictionary<string, Participant> people;
    readonly List<(int, long)>[] entries;
    readonly Rows rows;

    public RowBuilder(Round round, RoundOptions options, Exchange[] exchanges, long mostWeight)
    {
        (this.round, this.options, this.exchanges) = (round, options, exchanges);
        people = round.Participants.ToDictionary(p => p.Id);
        entries = [.. exchanges.Select(_ => new List<(int, long)>(4))];
        rows = new Rows { Penalty = PenaltyOf(options, mostWeight) };
    }

    /// <summary>
    /// More than all paths could be worth that stand in the way of one wish: a path meets at most 4 rows per exchange, and
    /// displaces one path of at most the longest length on each.
    /// </summary>
    public static long PenaltyOf(RoundOptions options, long mostWeight)
    {
        long longest = Math.Max(options.LongestCycle, options.LongestChain);
        return 4 * longest * longest * mostWeight + 1;
    }

    public Rows Build()
    {
        Group(RowKind.Receive, e => [e.Receiver], id => people[id].CanReceive, (_, _) => false);
        Group(RowKind.Give, e => [e.Giver], id => people[id].CanGive, (id, _) => NeverGivesTooMuch(people[id]));
        Group(RowKind.Shared, NeedAndOffer, round.CapacityOf, (id, arcs) => ImpliedBySide(arcs, round.CapacityOf(id)));
        foreach (var quota in options.Quotas) AddQuota(quota);
        foreach (string id in options.Forced) Wish(new(RowKind.Forced, id), 1, e => e.Id == id);
        rows.SetArcs(entries);
        return rows;
    }

    void Group(RowKind kind, Func<Exchange, string[]> keys, Func<string, int> capacity, Func<string, List<int>, bool> implied)
    {
        var groups = Enumerable.Range(0, exchanges.Length).SelectMany(a => keys(exchanges[a]).Select(key => (key, a))).GroupBy(p => p.key, p => p.a);
        foreach (var group in groups)
            if (group.ToList() is var arcs && !implied(group.Key, arcs)) Put(rows.Add(new(kind, group.Key), capacity(group.Key)), arcs);
    }

    static string[] NeedAndOffer(Exchange e) => [.. new[] { e.Need, e.Offer }.OfType<string>().Distinct()];

    static bool NeverGivesTooMuch(Participant p) => !p.IsFacilitator && p.CanGive >= p.CanReceive;

    // A need of one receiver (an offer of one giver) that cannot take part more often than the need can be answered.
    bool ImpliedBySide(List<int> arcs, int capacity)
    {
        var list = arcs.Select(a => exchanges[a]).ToList();
        return Least(list.Select(e => e.Receiver), id => people[id].CanReceive) <= capacity
            || Least(list.Select(e => e.Giver), id => Gives(people[id])) <= capacity;
    }

    static long Least(IEnumerable<string> ids, Func<string, int> capacity) => ids.Distinct().Sum(id => (long)capacity(id));
    static int Gives(Participant p) => p.IsFacilitator ? p.CanGive : Math.Min(p.CanGive, p.CanReceive);

    void Put(int row, IEnumerable<int> arcs)
    {
        foreach (int arc in arcs) entries[arc].Add((row, 1));
    }

    void AddQuota(RegionQuota quota)
    {
        bool Covers(Exchange e) => quota.Covers(people[e.Giver].Region, people[e.Receiver].Region);
        if (quota.AtMost is { } most) Coefficients(rows.Add(new(RowKind.QuotaMost, quota.Name), most), e => Covers(e) ? 1 : 0);
        if (quota.Permille > 0) Coefficients(rows.Add(new(RowKind.QuotaShare, quota.Name), 0), e => quota.Permille - (Covers(e) ? 1000 : 0));
        if (quota.AtLeast > 0) Wish(new(RowKind.QuotaLeast, quota.Name), quota.AtLeast, Covers);
    }

    void Wish(RowKey key, int least, Func<Exchange, bool> counts) => Coefficients(rows.Add(key, -least), e => counts(e) ? -1 : 0);

    void Coefficients(int row, Func<Exchange, long> coefficient)
    {
        for (int arc = 0; arc < exchanges.Length; arc++)
            if (coefficient(exchanges[arc]) is var value and not 0) entries[arc].Add((row, value));
    }
}
