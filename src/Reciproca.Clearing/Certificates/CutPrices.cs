namespace Reciproca.Clearing.Certificates;

/// <summary>The cuts of a certificate with their prices: that each of them holds, what they come to, and what a path pays for those it meets.</summary>
sealed class CutPrices
{
    // Ten thousand cuts of such limits, at any price, add up within 128 bits; a sum that wraps round would prove anything.
    const long LargestLimit = 1_000_000_000_000_000, MostCuts = 10_000;
    readonly List<PricedCut> cuts = [];
    readonly Dictionary<string, List<int>> byRow = [];
    readonly List<string> faults = [];

    public CutPrices(Certificate certificate, CertifiedRound round, Func<string, long?> limit)
    {
        foreach (var cut in certificate.Proof.Cuts) Take(new PricedSubset(cut, limit), string.Join(" ", cut.Rows));
        foreach (var split in certificate.Proof.Splits ?? []) Take(new PricedSplit(split, round, limit), string.Join(" ", split.Path));
    }

    public int Count => cuts.Count;
    public Int128 Total { get; private set; }
    public IEnumerable<string> Faults => faults;

    void Take(PricedCut cut, string name)
    {
        if (cut.Price < 0 || !cut.Holds || cut.Limit > LargestLimit || cuts.Count >= MostCuts) faults.Add(name);
        else Total += cut.Price * cut.Limit;
        foreach (string row in cut.Rows.Distinct())
            if (byRow.TryGetValue(row, out var list)) list.Add(cuts.Count);
            else byRow[row] = [cuts.Count];
        cuts.Add(cut);
    }

    /// <summary>Scaled price of the cuts that a path meets.</summary>
    /// <param name="path">Ids of its exchanges.</param>
    /// <param name="uses">How often it uses each row.</param>
    public Int128 Of(string[] path, IReadOnlyDictionary<string, int> uses)
    {
        Int128 sum = 0;
        foreach (int cut in uses.Keys.SelectMany(row => byRow.GetValueOrDefault(row) ?? []).Distinct()) sum += cuts[cut].Price * cuts[cut].Coefficient(path, uses);
        return sum;
    }
}

/// <summary>A cut with a price. A path that uses none of its rows has coefficient 0, and no path a lower one.</summary>
abstract class PricedCut
{
    public abstract Int128 Price { get; }
    public abstract bool Holds { get; }
    public abstract Int128 Limit { get; }
    public abstract IEnumerable<string> Rows { get; }
    public abstract Int128 Coefficient(string[] path, IReadOnlyDictionary<string, int> uses);
}

sealed class PricedSubset(CertifiedCut cut, Func<string, long?> limit) : PricedCut
{
    readonly long?[] limits = [.. cut.Rows.Distinct().Select(limit)];

    public override Int128 Price => cut.Price;
    public override bool Holds => limits.Length == cut.Rows.Count && !limits.Contains(null);
    public override Int128 Limit => limits.Sum(l => l!.Value) / 2;
    public override IEnumerable<string> Rows => cut.Rows;
    public override Int128 Coefficient(string[] path, IReadOnlyDictionary<string, int> uses) => cut.Rows.Sum(row => uses.GetValueOrDefault(row)) / 2;
}

sealed class PricedSplit(CertifiedSplit split, CertifiedRound round, Func<string, long?> limit) : PricedCut
{
    const long Largest = 1_000_000;

    public override Int128 Price => split.Price;

    public override bool Holds =>
        split.Floor is >= 0 and <= Largest && IsSound(split.Below) && IsSound(split.Above) && split.Path.Count > 0 && split.Path.All(round.Exchanges.ContainsKey)
        && split.Above.Path <= Of(split.Above, Own);

    public override Int128 Limit => Int128.Max(Capacity(split.Below) + split.Below.Path * (Int128)split.Floor, Capacity(split.Above) - split.Above.Path * ((Int128)split.Floor + 1));

    public override IEnumerable<string> Rows => split.Below.Rows.Keys.Concat(Own.Keys);

    public override Int128 Coefficient(string[] path, IReadOnlyDictionary<string, int> uses)
    {
        var (below, above) = (Of(split.Below, uses), Of(split.Above, uses));
        return IsItself(path) ? Int128.Min(below + split.Below.Path, above - split.Above.Path) : Int128.Min(below, above);
    }

    Dictionary<string, int> Own =>
        split.Path.Where(round.Exchanges.ContainsKey).SelectMany(id => PriceList.Rows(round.Exchanges[id])).CountBy(row => row).ToDictionary();

    bool IsSound(CertifiedSide side) => side.Path is >= 0 and <= Largest && side.Rows.All(r => r.Value is >= 0 and <= Largest && limit(r.Key) is not null);

    Int128 Capacity(CertifiedSide side) => side.Rows.Aggregate((Int128)0, (sum, r) => sum + (Int128)r.Value * limit(r.Key)!.Value);

    static Int128 Of(CertifiedSide side, IReadOnlyDictionary<string, int> uses) => uses.Aggregate((Int128)0, (sum, u) => sum + (Int128)side.Rows.GetValueOrDefault(u.Key) * u.Value);

    bool IsItself(string[] path) => path.Length == split.Path.Count && Turns(path).Any(turn => turn.SequenceEqual(split.Path));

    // A chain has one beginning, its facilitator; a cycle may begin anywhere.
    IEnumerable<IEnumerable<string>> Turns(string[] path) =>
        round.Participants[round.Exchanges[path[0]].Giver].Facilitator ? [path] : Enumerable.Range(0, path.Length).Select(turn => path.Skip(turn).Concat(path.Take(turn)));
}
