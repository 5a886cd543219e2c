namespace Reciproca.Clearing;

/// <summary>What a round maximises. Every exchange counts more by <see cref="RoundOptions.NeverMatchedBonus"/> when its receiver was never matched.</summary>
public enum Objective
{
    /// <summary>Sum of <see cref="Exchange.Score"/>.</summary>
    Score,

    /// <summary>Number of exchanges: each answers one need.</summary>
    Served,

    /// <summary>
    /// Expected sum of scores when exchanges fail independently (<see cref="Exchange.Success"/>) and nothing is repaired: a cycle takes place only
    /// as a whole, a chain up to its first failure. Source: Dickerson, Procaccia, Sandholm 2013, "Failure-aware kidney exchange".
    /// </summary>
    ExpectedValue,
}
