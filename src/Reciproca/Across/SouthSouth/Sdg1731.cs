using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.SouthSouth;

/// <summary>
/// One line of the sheet for SDG indicator 17.3.1: a gift, in the group of the voluntary framework on South-South cooperation that it belongs to.
/// </summary>
public sealed record Sdg1731Line(PublicInitiative Initiative, Contribution Gift)
{
    public static readonly string[] Columns =
        ["year", "group", "initiative", "title", "modality", "provider", "provider_country", "recipient", "recipient_country", "type", "quantity", "unit", "grade",
         "amount", "currency", "usd", "valuation_method", "on", "state", "sector_segib", "sector_dac", "sdg", "address"];

    /// <summary>A: money; B: in kind with a worth; C: in kind, in its own units alone.</summary>
    public string Group => !Gift.InKind ? "A" : Gift.Amount is not null ? "B" : "C";

    public static IEnumerable<Sdg1731Line> Of(PublicInitiative one) => from gift in one.Gifts where gift.Counts select new Sdg1731Line(one, gift);

    public IEnumerable<object?> Cells(string host)
    {
        var (head, from) = (Initiative.Head, Initiative.Party(Gift.PartyId));
        var to = Gift.ToId is { } id ? Initiative.Party(id) : null;
        return
        [
            Gift.On.Year, Group, head.ShortId, head.Best(head.SourceLanguage).Title, Initiative.Initiative.Modality?.ToString(), from.Name, from.Country, to?.Name, to?.Country,
            Gift.Type.ToString(), Gift.Quantity, Gift.Unit, Gift.Grade,
            Gift.Amount is { } amount ? Money.Whole(amount, Gift.Currency!) : null, Gift.Currency, Gift.Usd is { } cents ? cents / 100m : null, Gift.Method, Gift.On, Gift.State.ToString(),
            Codes(Schemes.Sector), string.Join("; ", head.Codes(Schemes.Sector).Select(s => Concepts.Standard.Find(Schemes.Sector, s)?.Fact("dac")).OfType<string>().Distinct()), Codes(Schemes.Sdg),
            host + InitiativeKind.Kind.Address(head),
        ];

        string Codes(string scheme) => string.Join("; ", head.Codes(scheme).Order(StringComparer.Ordinal));
    }
}

/// <summary>Sums of the sheet by year and group; integers, so that they are exact.</summary>
public sealed class Sdg1731Sums
{
    public static readonly string[] Columns = ["year", "group", "gifts", "usd", "without_rate", "person_days", "confirmed"];

    private readonly SortedDictionary<(int Year, string Group), (int Gifts, long Cents, int NoRate, long Days, int Confirmed)> sums = [];

    public void Add(Sdg1731Line line)
    {
        var (gift, key) = (line.Gift, (line.Gift.On.Year, line.Group));
        var (gifts, cents, noRate, days, confirmed) = sums.GetValueOrDefault(key);
        sums[key] = (gifts + 1, cents + (gift.Usd ?? 0), noRate + (gift is { Amount: not null, Usd: null } ? 1 : 0), days + (gift.Type == ContributionType.PersonDays ? gift.Hundredths ?? 0 : 0), confirmed + (gift.State == FigureState.Confirmed ? 1 : 0));
    }

    public IEnumerable<object?[]> Rows => sums.Select(s => new object?[] { s.Key.Year, s.Key.Group, s.Value.Gifts, s.Value.Cents / 100m, s.Value.NoRate, s.Value.Days / 100m, s.Value.Confirmed });
}

/// <summary>An initiative as the Ibero-American registry of South-South cooperation tells it: one row, roles apart, cost by who bore it.</summary>
public static class RegistryRow
{
    private static readonly PartyRole[] Roles = [PartyRole.Provider, PartyRole.SecondProvider, PartyRole.Recipient, PartyRole.Facilitator, PartyRole.Funder, PartyRole.Partner];

    public static readonly string[] Columns =
    [
        "id", "title", "type", "modality", "way", "state", .. Roles.SelectMany(r => new[] { Snake(r), $"{Snake(r)}_countries" }),
        "sector", "sector_dac", "sdg", "planned_start", "planned_end", "actual_start", "actual_end", "dates_known_to",
        .. Roles.SelectMany(r => new[] { $"{Snake(r)}_budgeted_usd", $"{Snake(r)}_executed_usd", $"{Snake(r)}_person_days" }), "figures_confirmed", "figures_reported", "source", "address",
    ];

    public static IEnumerable<object?> Cells(PublicInitiative one, string host)
    {
        var (head, body) = (one.Head, one.Initiative);
        return
        [
            head.ShortId, head.Best(head.SourceLanguage).Title, body.Type?.ToString(), body.Modality?.ToString(), body.Way?.ToString(), body.State.ToString(),
            .. Roles.SelectMany(role => new object?[] { Names(one, role, p => p.Name), Names(one, role, p => p.Country) }),
            string.Join("; ", head.Codes(Schemes.Sector)), string.Join("; ", head.Codes(Schemes.Sector).Select(s => Concepts.Standard.Find(Schemes.Sector, s)?.Fact("dac")).OfType<string>()), string.Join("; ", head.Codes(Schemes.Sdg).Order(StringComparer.Ordinal)),
            body.PlannedStart, body.PlannedEnd, body.ActualStart, body.ActualEnd, body.Exactness.ToString(),
            .. Roles.SelectMany(role => Cost(one, role)),
            one.Gifts.Count(g => g.State == FigureState.Confirmed), one.Gifts.Count(g => g.State == FigureState.Reported), head.Source, host + InitiativeKind.Kind.Address(head),
        ];
    }

    private static IEnumerable<object?> Cost(PublicInitiative one, PartyRole role)
    {
        var theirs = one.Gifts.Where(g => one.Party(g.PartyId).Role == role).ToList();
        yield return Dollars(theirs.Where(g => g.Phase == Phase.Planned));
        yield return Dollars(theirs.Where(g => g.Counts));
        yield return theirs.Where(g => g.Counts && g.Type == ContributionType.PersonDays).Sum(g => g.Hundredths ?? 0) / 100m;
    }

    /// <summary>Empty where nothing has a worth in dollars: that is not nothing.</summary>
    private static decimal? Dollars(IEnumerable<Contribution> gifts) => gifts.Where(g => g.Usd is not null).ToList() is { Count: > 0 } known ? known.Sum(g => g.Usd!.Value) / 100m : null;

    private static string Names(PublicInitiative one, PartyRole role, Func<Party, string> what) => string.Join("; ", one.Parties.Where(p => p.Role == role).Select(what));

    private static string Snake(PartyRole role) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());
}
