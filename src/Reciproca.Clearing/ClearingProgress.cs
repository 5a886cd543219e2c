namespace Reciproca.Clearing;

/// <summary>Where the search is.</summary>
public enum ClearingStage
{
    /// <summary>Generating cycles and chains for the linear relaxation.</summary>
    Relaxation,

    /// <summary>Fixing what the relaxation likes, until a plan is left.</summary>
    Dive,

    /// <summary>Tightening the relaxation with cuts.</summary>
    Cuts,

    /// <summary>Improving the plan part by part.</summary>
    Neighbourhoods,

    /// <summary>Searching all that may still improve on it.</summary>
    Proof,
}

/// <summary>What is known so far.</summary>
/// <param name="Stage">Where the search is.</param>
/// <param name="Objective">Best plan so far, in the units of the objective.</param>
/// <param name="Bound">Proven bound so far; infinite before the first.</param>
/// <param name="Elapsed">Time since the start.</param>
public sealed record ClearingProgress(ClearingStage Stage, double Objective, double Bound, TimeSpan Elapsed);
