namespace Reciproca.Clearing;

/// <summary>What is wrong with a certificate. Each problem names its subject.</summary>
public enum CertificateProblemKind
{
    /// <summary>A name that is used twice or not known, a figure out of range, an amount too large for 64 bits.</summary>
    Malformed,
    /// <summary>A score that is not the sum of its parts.</summary>
    WrongScore,
    /// <summary>A path that does not join up, is too long, or visits a participant of a cycle twice.</summary>
    BrokenPath,
    /// <summary>A forbidden exchange in the plan.</summary>
    ForbiddenExchange,
    /// <summary>More than a participant, need, offer or quota allows.</summary>
    OverCapacity,
    /// <summary>A participant that gives more than it receives.</summary>
    GivesMoreThanReceives,
    /// <summary>The plan's worth is not what is claimed.</summary>
    WrongObjective,
    /// <summary>A missed wish that is not stated, or stated otherwise.</summary>
    WrongRelaxation,
    /// <summary>A cycle or chain that is worth more than its price: the prices prove nothing.</summary>
    Underpriced,
    /// <summary>The prices' total is not the claimed bound, or the bound lies below the plan.</summary>
    WrongBound,
}

/// <summary>One problem and what it is about.</summary>
public sealed record CertificateProblem(CertificateProblemKind Kind, string Subject);

/// <summary>Outcome of checking a certificate.</summary>
/// <param name="Problems">Empty when everything holds.</param>
/// <param name="Objective">Recomputed value of the plan, in the units of the objective.</param>
/// <param name="Bound">Recomputed: no plan that misses no more wishes is worth more.</param>
/// <param name="SearchBound">The solver's own bound: it may be lower, and only the solver vouches for it.</param>
public sealed record Verdict(IReadOnlyList<CertificateProblem> Problems, double Objective, double Bound, double SearchBound)
{
    /// <summary>Whether plan, objective and bound are all as claimed.</summary>
    public bool Holds => Problems.Count == 0;

    /// <summary>(Bound − Objective) / Bound by the checked bound.</summary>
    public double Gap => Bound <= 0 ? 0 : Math.Max(0, (Bound - Objective) / Bound);
}
