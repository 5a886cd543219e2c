using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Kinds.Initiatives;

/// <summary>Figures as people say them in their language.</summary>
public static class FigureWords
{
    public static string Money(this Texts texts, long amount, string currency)
    {
        var main = Initiatives.Money.Whole(amount, currency);
        return $"{currency} {main.ToString(main == Math.Truncate(main) ? "N0" : "N2", texts.Culture)}";
    }

    /// <summary>"12 days, senior expert", "USD 4,000".</summary>
    public static string What(this Texts texts, Contribution c)
    {
        if (!c.InKind) return texts.Money(c.Amount!.Value, c.Currency!);
        var quantity = $"{c.Quantity!.Value.ToString("#,0.##", texts.Culture)} {Concepts.Standard.Label(Schemes.Unit, c.Unit!, texts.Language)}";
        return c.Grade is null ? quantity : $"{quantity}, {Concepts.Standard.Label(Schemes.Grade, c.Grade, texts.Language)}";
    }

    /// <summary>The worth of a gift in kind and how it was found; empty where none is said.</summary>
    public static string Worth(this Texts texts, Contribution c) =>
        c is { InKind: true, Amount: { } amount } ? texts["contribution.worth", texts.Money(amount, c.Currency!), Concepts.Standard.Label(Schemes.Valuation, c.Method!, texts.Language)] : "";

    public static string Given(this Texts texts, Giving giving) => string.Join("; ", Parts(texts, giving));

    private static IEnumerable<string> Parts(Texts texts, Giving giving)
    {
        if (giving.PersonDays > 0) yield return texts["contribution.person-days", giving.PersonDays.ToString("#,0.##", texts.Culture)];
        foreach (var (currency, amount) in giving.Money) yield return texts.Money(amount, currency);
        foreach (var type in giving.OtherThings) yield return texts[$"contribution.type.{type.ToString().ToLowerInvariant()}"];
    }

    /// <summary>A date no more exact than it is known.</summary>
    public static string Date(this Texts texts, DateOnly date, Exactness exactness) => exactness switch
    {
        Exactness.Year => date.Year.ToString(texts.Culture),
        Exactness.Month => date.ToString("MMMM yyyy", texts.Culture),
        _ => texts.Date(date.ToDateTime(default)),
    };
}
