using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>What a party says it gives or has given. There is no field for whose it is: it is always one's own.</summary>
public sealed class ContributionForm
{
    private const double MostQuantity = 1e9;
    private static readonly DateOnly Earliest = new(1990, 1, 1), Latest = new(2100, 1, 1);

    public ContributionType Type { get; set; } = ContributionType.PersonDays;
    public Phase Phase { get; set; } = Phase.Executed;
    public DateOnly? On { get; set; }

    /// <summary>A party; empty for all.</summary>
    public Guid? To { get; set; }
    public double? Quantity { get; set; }
    public string? Unit { get; set; }
    public string? Grade { get; set; }
    public double? Amount { get; set; }
    public string? Currency { get; set; }
    public string? Method { get; set; }
    public string? Note { get; set; }

    private string? Code => string.IsNullOrWhiteSpace(Currency) ? null : Currency.Trim().ToUpperInvariant();

    /// <summary>What cannot be so, with the text key of the reason.</summary>
    public IEnumerable<(string Field, string Reason)> Missing(DateOnly today)
    {
        if (On is null) yield return (nameof(On), "contribution.on.missing");
        else if (On < Earliest || On > Latest) yield return (nameof(On), "contribution.on.odd");
        else if (Phase == Phase.Executed && On > today) yield return (nameof(On), "contribution.on.future");
        foreach (var wrong in Type == ContributionType.Money ? AsMoney() : InKind()) yield return wrong;
        if (Amount is { } amount && !Money.IsAmount(amount)) yield return (nameof(Amount), "contribution.amount.odd");
        if (Amount is not null && !Money.IsCurrency(Code)) yield return (nameof(Currency), "contribution.currency.unknown");
    }

    private IEnumerable<(string, string)> AsMoney()
    {
        if (Amount is null) yield return (nameof(Amount), "contribution.amount.missing");
    }

    private IEnumerable<(string, string)> InKind()
    {
        if (Quantity is not (> 0 and <= MostQuantity)) yield return (nameof(Quantity), "contribution.quantity.missing");
        if (Type == ContributionType.PersonDays && !Known(Schemes.Grade, Grade)) yield return (nameof(Grade), "contribution.grade.missing");
        if (Type != ContributionType.PersonDays && !Known(Schemes.Unit, Unit)) yield return (nameof(Unit), "contribution.unit.missing");
        if (Amount is not null && !Known(Schemes.Valuation, Method)) yield return (nameof(Method), "contribution.method.missing");
    }

    public Contribution Make(Guid initiative, Guid party) => new()
    {
        InitiativeId = initiative, PartyId = party, Type = Type, Phase = Phase, On = On!.Value, ToId = To, Note = Fold.Clean(Note) is { Length: > 0 } note ? note : null,
        Hundredths = Type == ContributionType.Money ? null : (long)Math.Round((decimal)Quantity!.Value * 100, MidpointRounding.AwayFromZero),
        Unit = Type == ContributionType.Money ? null : Type == ContributionType.PersonDays ? "day" : Unit,
        Grade = Type == ContributionType.PersonDays ? Grade : null,
        Amount = Amount is { } amount ? Money.Of(amount, Code!) : null, Currency = Amount is null ? null : Code,
        Method = Type != ContributionType.Money && Amount is not null ? Method : null,
    };

    public static ContributionForm Of(Contribution c) => new()
    {
        Type = c.Type, Phase = c.Phase, On = c.On, To = c.ToId, Quantity = c.Quantity, Unit = c.Unit, Grade = c.Grade,
        Amount = c.Amount is { } amount ? Money.Whole(amount, c.Currency!) : null, Currency = c.Currency, Method = c.Method, Note = c.Note,
    };

    private static bool Known(string scheme, string? code) => Concepts.Standard.Knows(scheme, code ?? "");
}
