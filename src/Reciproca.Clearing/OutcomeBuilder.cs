using Reciproca.Clearing.Certificates;
using Reciproca.Clearing.Engine;

namespace Reciproca.Clearing;

/// <summary>Turns what the search knows back into participants and exchanges.</summary>
sealed class OutcomeBuilder(Incumbent known, Search search)
{
    readonly Problem problem = known.Problem;

    public Outcome Build()
    {
        if (known.Proof is null) known.Offer(new PriceRepair(problem, known.Deadline).FromNothing());
        var paths = Paths();
        return new Outcome(Status, [.. paths.Where(path => !path.IsChain)], [.. paths.Where(path => path.IsChain)])
        {
            Objective = known.Plan.Value / problem.UnitsPerWhole,
            Bound = Math.Max(known.Plan.Value / problem.UnitsPerWhole, known.BoundOnValue),
            Relaxed = Relaxations(),
            Statistics = Statistics(),
            Certificate = new CertificateWriter(known, Relaxations()).Write(paths),
        };
    }

    ClearingStatus Status => known.IsOptimal ? ClearingStatus.Optimal : known.Deadline.IsCancelled ? ClearingStatus.Cancelled : ClearingStatus.Bounded;

    List<ExchangePath> Paths() =>
    [
        .. from chosen in known.Plan.Chosen
           let path = new ExchangePath([.. chosen.Column.Arcs.Select(arc => problem.Exchanges[arc])], chosen.Column.IsChain, chosen.Column.Value / problem.UnitsPerWhole)
           orderby path.Exchanges.Min(e => e.Id), path.Exchanges[0].Id
           from _ in Enumerable.Range(0, chosen.Times)
           select path,
    ];

    List<Relaxation> Relaxations() =>
    [
        .. from r in Enumerable.Range(0, problem.Rows.Count)
           where known.Plan.MissingOf(r) > 0
           let key = problem.Rows.Key(r)
           select new Relaxation(key.Kind == RowKind.Forced ? "forced" : "quota", key.Id, (int)known.Plan.MissingOf(r)),
    ];

    ClearingStatistics Statistics() => new(
        problem.Graph.Nodes, problem.Graph.Arcs, search.Columns, search.PricingRounds, known.Proof!.Cuts.Length, known.Deadline.Elapsed);
}
