namespace Reciproca.Clearing;

/// <summary>A candidate: <paramref name="Giver"/> could give this to <paramref name="Receiver"/>.</summary>
/// <param name="Id">Name that is unique in the round.</param>
/// <param name="Giver">Id of the participant that gives.</param>
/// <param name="Receiver">Id of the participant that receives; never a facilitator.</param>
/// <param name="Score">How good it would be, in [0, 1]; kept to a millionth.</param>
public sealed record Exchange(string Id, string Giver, string Receiver, double Score)
{
    /// <summary>Id of the need it answers. Exchanges that answer one need share its capacity (1 unless the round says otherwise). Null: no such limit.</summary>
    public string? Need { get; init; }

    /// <summary>Id of the offer it draws on, limited in the same way.</summary>
    public string? Offer { get; init; }

    /// <summary>Probability in [0, 1] that it takes place once planned, independent of the others; kept to a millionth.</summary>
    public double Success { get; init; } = 1;

    /// <summary>How much of each named part of the score there is, in thousandths; read when the round has <see cref="Round.Weights"/>.</summary>
    public IReadOnlyDictionary<string, int> Parts { get; init; } = new Dictionary<string, int>();

    /// <summary>Anything the caller wants back in the outcome and in the certificate; the solver does not read it.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}
