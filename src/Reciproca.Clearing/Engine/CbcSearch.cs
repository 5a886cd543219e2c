using Google.OrTools.LinearSolver;
using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>
/// Branch and bound by CBC, which OR-Tools brings along too: on weighted rounds it closes in some hundred nodes what HiGHS, as of 1.12, leaves
/// open at its root.
/// </summary>
static class CbcSearch
{
    /// <summary>Values of the columns, a bound, and whether it ended by proof; null when it found nothing or the caller cancelled.</summary>
    /// <remarks>CBC cannot be interrupted and is late for its own limit: after a cancellation, or too late, it is left behind to end by itself.</remarks>
    public static (double[] Values, double Bound, bool Proven)? Solve(HighsColumns model, (double Lower, double Upper)[] rows, Deadline deadline)
    {
        var search = Task.Run(() => Run(model, rows, deadline));
        try
        {
            return search.Wait(Most(deadline), deadline.Cancellation) ? search.Result : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    static int Most(Deadline deadline) => (int)Math.Clamp(deadline.Left.TotalMilliseconds * 1.1 + 1000, 1, int.MaxValue);

    static (double[] Values, double Bound, bool Proven)? Run(HighsColumns model, (double Lower, double Upper)[] rows, Deadline deadline)
    {
        using var solver = Solver.CreateSolver("CBC_MIXED_INTEGER_PROGRAMMING");
        var constraints = Array.ConvertAll(rows, row => solver.MakeConstraint(row.Lower, row.Upper));
        var variables = Enumerable.Range(0, model.Count).Select(c => Variable(solver, constraints, model, c)).ToArray();
        solver.Objective().SetMaximization();
        solver.SetTimeLimit((long)Math.Clamp(deadline.Left.TotalMilliseconds, 1, int.MaxValue));
        using var exact = new MPSolverParameters();
        exact.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        var status = solver.Solve(exact);
        if (status is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE)) return null;
        return (Array.ConvertAll(variables, v => v.SolutionValue()), solver.Objective().BestBound(), status == Solver.ResultStatus.OPTIMAL);
    }

    static Variable Variable(Solver solver, Constraint[] rows, HighsColumns model, int column)
    {
        var variable = solver.MakeVar(model.Lower[column], model.Upper[column], true, "");
        solver.Objective().SetCoefficient(variable, model.Cost[column]);
        int end = column + 1 < model.Count ? model.Start[column + 1] : model.Row.Count;
        for (int i = model.Start[column]; i < end; i++) rows[model.Row[i]].SetCoefficient(variable, model.Value[i]);
        return variable;
    }
}
