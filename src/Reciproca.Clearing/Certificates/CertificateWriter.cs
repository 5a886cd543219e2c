using Reciproca.Clearing.Engine;

namespace Reciproca.Clearing.Certificates;

/// <summary>Writes down a finished search so that others can check it.</summary>
sealed class CertificateWriter(Incumbent known, IReadOnlyList<Relaxation> relaxed)
{
    readonly Problem problem = known.Problem;

    public Certificate Write(IReadOnlyList<ExchangePath> paths) => new()
    {
        Rules = Rules(),
        Participants = [.. problem.Round.Participants.Select(p => new CertifiedParticipant(p.Id, p.CanGive, p.CanReceive, p.IsFacilitator, p.NeverMatched, p.Region))],
        Capacities = problem.Round.Capacities.Where(c => c.Value != 1).ToDictionary(),
        Exchanges = [.. problem.Round.Exchanges.Select(Certified)],
        Weights = problem.Round.Weights.Count == 0 ? null : problem.Round.Weights,
        Plan = new(Ids(paths.Where(p => !p.IsChain)), Ids(paths.Where(p => p.IsChain)), relaxed),
        Proof = Proof(known.Proof!),
    };

    CertifiedRules Rules()
    {
        var options = problem.Options;
        return new(options.Objective, options.LongestCycle, options.LongestChain, Units.BonusPermille(options))
        {
            Quotas = [.. options.Quotas.Select(q => new CertifiedQuota(q.One, q.Other, q.AtLeast, q.Permille, q.AtMost))],
            Forced = options.Forced,
            Forbidden = options.Forbidden,
        };
    }

    static CertifiedExchange Certified(Exchange e) => new(e.Id, e.Giver, e.Receiver, Units.Score(e), Units.Success(e))
    {
        Need = e.Need,
        Offer = e.Offer,
        Parts = e.Parts.Count == 0 ? null : e.Parts,
        Attributes = e.Attributes.Count == 0 ? null : e.Attributes,
    };

    static IReadOnlyList<string>[] Ids(IEnumerable<ExchangePath> paths) => [.. paths.Select(p => p.Exchanges.Select(e => e.Id).ToArray())];

    CertifiedProof Proof(Prices prices) =>
        new(problem.Unit, prices.Scale, problem.Rows.Penalty, known.Plan.Value, prices.Bound, known.Bound)
        {
            Prices = Enumerable.Range(0, prices.Row.Length).Where(r => prices.Row[r] > 0).ToDictionary(Name, r => prices.Row[r]),
            Cuts = [.. prices.Cuts.Where(c => c.Cut is SubsetRowCut).Select(c => new CertifiedCut([.. c.Cut.Rows.Select(Name)], c.Price))],
            Splits = prices.Cuts.Any(c => c.Cut is SplitCut) ? [.. prices.Cuts.Where(c => c.Cut is SplitCut).Select(c => Certified(((SplitCut)c.Cut).Split, c.Price))] : null,
        };

    CertifiedSplit Certified(Split split, long price) =>
        new([.. split.Arcs.Select(arc => problem.Exchanges[arc].Id)], split.Floor, Certified(split.Below), Certified(split.Above), price);

    CertifiedSide Certified(SplitSide side) => new(side.Rows.ToDictionary(r => Name(r.Key), r => r.Value), side.Column);

    string Name(int row) => $"{problem.Rows.Key(row).Kind}:{problem.Rows.Key(row).Id}";
}
