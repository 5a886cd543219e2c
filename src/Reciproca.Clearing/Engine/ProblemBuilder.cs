namespace Reciproca.Clearing.Engine;

/// <summary>Turns a valid round into numbers; exchanges that are preferred may be made to look better by a part of their weight.</summary>
sealed class ProblemBuilder(Round round, RoundOptions options, HashSet<string>? preferred = null, double boost = 0)
{
    readonly Dictionary<string, Participant> people = round.Participants.ToDictionary(p => p.Id);
    readonly bool expected = options.Objective == Objective.ExpectedValue;

    public Problem Build()
    {
        var usable = Usable();
        var node = Nodes(usable);
        Array.Sort(usable, (a, b) => Order(node, a, b));
        var weights = Array.ConvertAll(usable, Weight);
        long divisor = expected ? 1 : Math.Max(1, round.Exchanges.Select(Weight).Aggregate(0L, Divisor));
        var graph = ToGraph(usable, node, Array.ConvertAll(weights, w => w / divisor));
        var rows = new RowBuilder(round, options, usable, graph.MostWeight).Build();
        return new Problem
        {
            Round = round,
            Options = options,
            Graph = graph,
            Exchanges = usable,
            Valuation = new(graph, Ranks(usable), expected),
            Rows = rows,
            RootRow = RootRows(rows, node),
            Unit = divisor,
        };
    }

    Exchange[] Usable()
    {
        var forbidden = options.Forbidden.ToHashSet();
        return [.. round.Exchanges.Where(e => !forbidden.Contains(e.Id) && people[e.Receiver].CanReceive > 0 && CanGive(people[e.Giver]))];
    }

    bool CanGive(Participant giver) => giver.CanGive > 0 && (giver.IsFacilitator ? options.LongestChain > 0 : giver.CanReceive > 0);

    // Roots of many arcs first: later roots of the cycle search then see a smaller graph.
    static Dictionary<string, int> Nodes(Exchange[] exchanges)
    {
        var degree = exchanges.SelectMany(e => new[] { e.Giver, e.Receiver }).CountBy(id => id);
        return degree.OrderByDescending(d => d.Value).ThenBy(d => d.Key, StringComparer.Ordinal)
            .Select((d, i) => (d.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i);
    }

    static int Order(Dictionary<string, int> node, Exchange a, Exchange b) =>
        (node[a.Giver], node[a.Receiver]).CompareTo((node[b.Giver], node[b.Receiver])) is var c and not 0 ? c : string.CompareOrdinal(a.Id, b.Id);

    long Weight(Exchange exchange)
    {
        long weight = Units.Weight(options, exchange, people[exchange.Receiver]);
        return preferred?.Contains(exchange.Id) == true ? weight + (long)(weight * boost) : weight;
    }

    Graph ToGraph(Exchange[] exchanges, Dictionary<string, int> node, long[] weights)
    {
        var facilitator = new bool[node.Count];
        foreach (var (id, i) in node) facilitator[i] = people[id].IsFacilitator;
        var from = Array.ConvertAll(exchanges, e => node[e.Giver]);
        var to = Array.ConvertAll(exchanges, e => node[e.Receiver]);
        return new Graph
        {
            Facilitator = facilitator,
            From = from,
            To = to,
            Weight = weights,
            Success = Array.ConvertAll(exchanges, Units.Success),
            Links = new Links(node.Count, from, to),
        };
    }

    static int[] Ranks(Exchange[] exchanges)
    {
        var rank = new int[exchanges.Length];
        foreach (var (position, arc) in Enumerable.Range(0, exchanges.Length).OrderBy(a => exchanges[a].Id, StringComparer.Ordinal).Index()) rank[arc] = position;
        return rank;
    }

    // A participant that only gives roots no path and has no such row.
    int[] RootRows(Rows rows, Dictionary<string, int> node)
    {
        var found = new int[node.Count];
        Array.Fill(found, -1);
        for (int r = 0; r < rows.Count; r++)
            if (rows.Key(r) is var key && key.Kind == (people.GetValueOrDefault(key.Id)?.IsFacilitator == true ? RowKind.Give : RowKind.Receive))
                found[node[key.Id]] = r;
        return found;
    }

    static long Divisor(long a, long b) => b == 0 ? a : Divisor(b, a % b);
}

/// <summary>The integers behind scores and probabilities: millionths.</summary>
static class Units
{
    public static long Score(Exchange exchange) => (long)Math.Round(exchange.Score * 1e6);
    public static long Success(Exchange exchange) => (long)Math.Round(exchange.Success * 1e6);
    public static long BonusPermille(RoundOptions options) => (long)Math.Round(options.NeverMatchedBonus * 1000);

    public static long Weight(RoundOptions options, Exchange exchange, Participant receiver)
    {
        long worth = options.Objective == Objective.Served ? 1_000_000 : Score(exchange);
        return receiver.NeverMatched ? worth * (1000 + BonusPermille(options)) / 1000 : worth;
    }
}
