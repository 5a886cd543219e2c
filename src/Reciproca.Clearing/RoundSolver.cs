using Reciproca.Clearing.Engine;
using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing;

/// <summary>Clears rounds of exchanges.</summary>
/// <remarks>
/// Cycles and chains are chosen by column generation with reduced-cost fixing and a final exact search; linear and integer programmes are solved
/// by HiGHS. The problem is NP-hard for K ≥ 3 (Abraham, Blum, Sandholm 2007): what is too large for a proof in time is answered by the best plan
/// found with a proven bound. One pricing round takes O(K · participants · exchanges + L · exchanges).
/// </remarks>
public static class RoundSolver
{
    /// <summary>Clears a round.</summary>
    /// <param name="round">Participants and possible exchanges.</param>
    /// <param name="options">The rules.</param>
    /// <param name="progress">Hears of every better plan and bound, on the solving threads.</param>
    /// <param name="clock">Measures the time limit; the system's when null.</param>
    /// <param name="cancellation">Ends the search early; the best found is still returned.</param>
    /// <exception cref="RoundFaultException">The round or its options are at fault; every fault is named.</exception>
    public static Outcome Clear(
        Round round, RoundOptions? options = null, IProgress<ClearingProgress>? progress = null, TimeProvider? clock = null, CancellationToken cancellation = default)
    {
        options ??= new RoundOptions();
        RoundValidation.ThrowOnFaults(round, options);
        var deadline = new Deadline(clock ?? TimeProvider.System, options.TimeLimit, cancellation);
        var known = new Incumbent(new ProblemBuilder(round, options).Build(), deadline, progress);
        using var search = new Search(known);
        if (known.Problem.Rows.Count > 0) search.Run();
        new Preference(known).Run();
        return new OutcomeBuilder(known, search).Build();
    }
}
