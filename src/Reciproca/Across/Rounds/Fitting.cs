using Reciproca.Clearing;
using Reciproca.Spine.Matching;
using Reciproca.Spine.Search;

namespace Reciproca.Across.Rounds;

/// <summary>An offer that fits a need, and how.</summary>
public sealed record FittingPair(FoundRecord Need, FoundRecord Offer, Fit Fit)
{
    /// <summary>The parts in thousandths, as the certificate repeats them.</summary>
    public Dictionary<string, int> Parts { get; } = Fit.Parts.ToDictionary(p => p.Name, p => (int)Math.Round(1000 * Math.Clamp(p.Share, 0, 1)));
}

/// <summary>Scores every offer of a round against every need of it, by the weights of the network.</summary>
public sealed class Fitting(RecordSearch search, RecordReading reading, Scoring scoring, NodeWeights weights)
{
    private const int MostAlike = 200;

    public IReadOnlyDictionary<string, int> Weights => weights.Now.Records;

    public double Score(FittingPair pair) => WeightedSum.Of(Weights, pair.Parts);

    /// <summary>All pairs that are about the same, in a fixed order.</summary>
    public async Task<IReadOnlyList<FittingPair>> Between(IReadOnlyCollection<Guid> needs, IReadOnlyCollection<Guid> offers)
    {
        var given = (await Cards(offers)).Select(e => e.Card).ToList();
        return [.. (await Cards(needs)).SelectMany(need => Of(need, given))];
    }

    public async Task<FittingPair?> Of(Guid need, Guid offer) => (await Between([need], [offer])).FirstOrDefault();

    private async Task<IEnumerable<IndexEntry>> Cards(IReadOnlyCollection<Guid> records) =>
        (await reading.Affected(records)).Where(e => records.Contains(e.Card.Id)).OrderBy(e => e.Card.ShortId, StringComparer.Ordinal);

    private IEnumerable<FittingPair> Of(IndexEntry need, IReadOnlyList<FoundRecord> offers)
    {
        var alike = search.Like(new Likeness(need), new SearchRequest(Sight.Network) { Take = MostAlike }.Of("offer")).ToDictionary(h => h.Card.Id, h => h.Score);
        return from offer in offers
               where offer.Steward.Id != need.Card.Steward.Id
               let fit = scoring.Records(need.Card, offer, alike.GetValueOrDefault(offer.Id))
               where fit.IsAboutTheSame
               select new FittingPair(need.Card, offer, fit with { Parts = [.. fit.Parts.Where(p => Weights.ContainsKey(p.Name))] });
    }
}
