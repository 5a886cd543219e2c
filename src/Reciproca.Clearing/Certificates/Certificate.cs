using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reciproca.Clearing;

/// <summary>
/// All that is needed to check a cleared round without the solver: the rules, who could exchange with whom, the plan, and prices that prove
/// the bound. All figures are integers: scores and probabilities in millionths, shares and bonuses in thousandths.
/// </summary>
/// <remarks>
/// The proof is linear-programming duality: when no cycle or chain within the limits is worth more than the prices of what it uses, then no plan
/// is worth more than the price of all there is. <see cref="Verify"/> checks that by going through all that could be worth more, in exact arithmetic.
/// </remarks>
public sealed record Certificate
{
    /// <summary>Name of this form of certificate.</summary>
    public const string Form = "reciproca-round-certificate/1";

    /// <summary>Always <see cref="Form"/>.</summary>
    public string Format { get; init; } = Form;

    /// <summary>The rules of the round.</summary>
    public required CertifiedRules Rules { get; init; }

    /// <summary>Who took part.</summary>
    public required IReadOnlyList<CertifiedParticipant> Participants { get; init; }

    /// <summary>Needs and offers with a capacity other than 1.</summary>
    public required IReadOnlyDictionary<string, int> Capacities { get; init; }

    /// <summary>Every exchange that was possible.</summary>
    public required IReadOnlyList<CertifiedExchange> Exchanges { get; init; }

    /// <summary>How much each part of a score counts, when scores are sums of parts; see <see cref="WeightedSum"/>.</summary>
    public IReadOnlyDictionary<string, int>? Weights { get; init; }

    /// <summary>What was chosen.</summary>
    public required CertifiedPlan Plan { get; init; }

    /// <summary>Why nothing much better exists.</summary>
    public required CertifiedProof Proof { get; init; }

    /// <summary>Writes the certificate as JSON.</summary>
    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, CertificateJson.Default.Certificate);

    /// <summary>Writes the certificate to a file.</summary>
    public void Write(string path)
    {
        using var file = File.Create(path);
        Write(file);
    }

    /// <summary>Reads a certificate.</summary>
    /// <exception cref="FormatException">It is not a certificate of this form.</exception>
    public static Certificate Read(Stream stream)
    {
        try
        {
            var read = JsonSerializer.Deserialize(stream, CertificateJson.Default.Certificate);
            if (read?.Format != Form) throw new FormatException($"not of the form {Form}");
            return HasHoles(read) ? throw new FormatException("a list is missing or has an empty place") : read;
        }
        catch (JsonException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    // the reader minds absent and empty properties, not empty places in lists
    static bool HasHoles(Certificate c) =>
        HasHole(c.Participants) || HasHole(c.Exchanges) || HasHole(c.Plan.Cycles) || HasHole(c.Plan.Chains) || HasHole(c.Plan.Relaxed) || HasHole(c.Proof.Cuts)
        || HasHole(c.Rules.Quotas) || HasHole(c.Rules.Forced) || HasHole(c.Rules.Forbidden) || c.Plan.Cycles.Concat(c.Plan.Chains).Any(HasHole) || c.Proof.Cuts.Any(cut => HasHole(cut.Rows))
        || (c.Proof.Splits is { } splits && (HasHole(splits) || splits.Any(split => HasHole(split.Path))));

    static bool HasHole<T>(IReadOnlyList<T>? list) where T : class => list is null || list.Any(item => item is null);

    /// <summary>Checks plan, objective and bound without the solver, in exact integer arithmetic.</summary>
    /// <param name="cancellation">Gives up: going through all that could be worth more can take long when prices are badly chosen, or on purpose.</param>
    public Verdict Verify(CancellationToken cancellation = default) => new Certificates.Verification(this, cancellation).Run();
}

/// <summary>Rules as integers; see <see cref="RoundOptions"/>.</summary>
public sealed record CertifiedRules(Objective Objective, int LongestCycle, int LongestChain, long BonusPermille)
{
    /// <summary>Limits between regions.</summary>
    public IReadOnlyList<CertifiedQuota> Quotas { get; init; } = [];

    /// <summary>Exchanges the round was to contain.</summary>
    public IReadOnlyList<string> Forced { get; init; } = [];

    /// <summary>Exchanges the round was not to contain.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } = [];
}

/// <summary>See <see cref="RegionQuota"/>; the share in thousandths.</summary>
public sealed record CertifiedQuota(string One, string Other, int AtLeast, int SharePermille, int? AtMost = null);

/// <summary>See <see cref="Participant"/>.</summary>
public sealed record CertifiedParticipant(string Id, int CanGive, int CanReceive, bool Facilitator, bool NeverMatched, string? Region = null);

/// <summary>See <see cref="Exchange"/>; score and probability in millionths.</summary>
public sealed record CertifiedExchange(string Id, string Giver, string Receiver, long Score, long Success)
{
    /// <summary>The need it answers.</summary>
    public string? Need { get; init; }

    /// <summary>The offer it draws on.</summary>
    public string? Offer { get; init; }

    /// <summary>Parts of the score in thousandths, when scores are sums of parts.</summary>
    public IReadOnlyDictionary<string, int>? Parts { get; init; }

    /// <summary>What the caller noted of it; not part of the proof.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}

/// <summary>Ids of the chosen exchanges, and what was missed.</summary>
public sealed record CertifiedPlan(IReadOnlyList<IReadOnlyList<string>> Cycles, IReadOnlyList<IReadOnlyList<string>> Chains, IReadOnlyList<Relaxation> Relaxed);

/// <summary>The claims and the prices behind them.</summary>
/// <param name="Unit">Weights in millionths are divided by this (a divisor of them all).</param>
/// <param name="Scale">Prices are per 1/Scale of a unit.</param>
/// <param name="Penalty">What one missed wish costs, in units.</param>
/// <param name="Objective">Claimed value of the plan, in units, missed wishes not deducted.</param>
/// <param name="Bound">Claimed and provable by the prices: no plan is worth more, in units, missed wishes deducted.</param>
/// <param name="SearchBound">What the solver's search proved beyond the prices; stated, not checkable.</param>
public sealed record CertifiedProof(long Unit, long Scale, long Penalty, long Objective, long Bound, long SearchBound)
{
    /// <summary>Price of each row that has one; rows are named by kind and id, such as <c>Receive:Palu</c>.</summary>
    public required IReadOnlyDictionary<string, long> Prices { get; init; }

    /// <summary>Subset-row cuts with a price.</summary>
    public required IReadOnlyList<CertifiedCut> Cuts { get; init; }

    /// <summary>Split cuts with a price; null when there is none.</summary>
    public IReadOnlyList<CertifiedSplit>? Splits { get; init; }
}

/// <summary>Of these rows at most half the joint capacity, rounded down, goes to paths, each counted by half its uses of them, rounded down.</summary>
public sealed record CertifiedCut(IReadOnlyList<string> Rows, long Price);

/// <summary>
/// A path is chosen at most <paramref name="Floor"/> times or at least once more. Every path counts by the lesser of what it uses on the two sides, and all
/// together by no more than the greater of the two limits: capacities times multipliers, plus the floor times <see cref="CertifiedSide.Path"/> below, minus
/// one more than the floor times it above.
/// </summary>
/// <param name="Path">Exchanges of the path; a cycle may begin anywhere.</param>
/// <param name="Floor">At most so often, or at least once more.</param>
/// <param name="Below">What counts when it is chosen at most so often; the path itself counts <see cref="CertifiedSide.Path"/> more.</param>
/// <param name="Above">What counts when it is chosen more often; the path itself counts <see cref="CertifiedSide.Path"/> less.</param>
/// <param name="Price">What each unit costs.</param>
public sealed record CertifiedSplit(IReadOnlyList<string> Path, long Floor, CertifiedSide Below, CertifiedSide Above, long Price);

/// <summary>One side of a split: multipliers of rows by name, and of the path, none below zero.</summary>
public sealed record CertifiedSide(IReadOnlyDictionary<string, long> Rows, long Path);

[JsonSerializable(typeof(Certificate))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = false,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
sealed partial class CertificateJson : JsonSerializerContext;
