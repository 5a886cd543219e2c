using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.Impact;

/// <summary>What one initiative counts for. Gifts count once they are given, unless disputed.</summary>
public sealed class InitiativeCount(Record head, Initiative initiative, IReadOnlyList<Party> parties, IReadOnlyList<Contribution> executed)
{
    private readonly Dictionary<Guid, Party> byId = parties.ToDictionary(p => p.Id);
    private readonly List<Contribution> counted = [.. executed.Where(c => c.Counts)];

    public IEnumerable<ImpactLine> Lines() => Shape().Concat(Flows()).Concat(Gifts()).Concat(Pairs());

    private IEnumerable<ImpactLine> Shape()
    {
        yield return Line(Measures.State, initiative.State.ToString());
        if (initiative.Modality is { } modality) yield return Line(Measures.Modality, modality.ToString());
        foreach (var goal in head.Codes(Schemes.Sdg).Select(code => code.Split('.')[0]).Distinct()) yield return Line(Measures.Goal, goal);
        foreach (var sector in head.Codes(Schemes.Sector)) yield return Line(Measures.Sector, sector);
        if (counted.Count > 0) yield return Line(Measures.TwoWay, counted.Select(c => c.PartyId).Distinct().Count() > 1 ? "yes" : "no");
    }

    private IEnumerable<ImpactLine> Flows()
    {
        var countries = Ends().Where(e => e.From.Length > 0 && e.To.Length > 0 && e.From != e.To).Distinct().ToList();
        foreach (var (from, to) in countries) yield return Line(Measures.Flow, from, to);
        foreach (var (from, to) in countries.Select(c => (From: Regions.SideOf(c.From), To: Regions.SideOf(c.To))).Where(s => s is { From: not null, To: not null } && s.From != s.To).Distinct())
            yield return Line(Measures.Crossing, from!, to!);
    }

    /// <summary>From what was given; where nothing is entered yet, from who provides and who receives.</summary>
    private IEnumerable<(string From, string To)> Ends() => counted.Any(c => c.ToId is not null)
        ? counted.Where(c => c.ToId is not null).Select(c => (byId[c.PartyId].Country, byId[c.ToId!.Value].Country))
        : from giver in parties
          where giver.Role is PartyRole.Provider or PartyRole.SecondProvider
          from receiver in parties
          where receiver.Role == PartyRole.Recipient
          select (giver.Country, receiver.Country);

    private IEnumerable<ImpactLine> Gifts()
    {
        foreach (var state in executed.GroupBy(c => c.State)) yield return Line(Measures.Figures, state.Key.ToString(), value: state.Count());
        foreach (var currency in counted.Where(c => c is { Amount: not null, Usd: null }).GroupBy(c => c.Currency!)) yield return Line(Measures.NoRate, currency.Key, value: currency.Count());
        if (counted.Where(c => c.Type == ContributionType.PersonDays).ToList() is { Count: > 0 } days)
        {
            // of all grades together, so that a record counts once
            yield return Line(Measures.Days, "", value: days.Sum(c => c.Hundredths ?? 0));
            foreach (var grade in days.GroupBy(c => c.Grade!)) yield return Line(Measures.Days, grade.Key, value: grade.Sum(c => c.Hundredths ?? 0));
        }
        if (counted.Where(c => c is { InKind: false, Usd: not null }).ToList() is { Count: > 0 } money) yield return Line(Measures.Money, "", value: money.Sum(c => c.Usd!.Value));
        foreach (var type in counted.Where(c => c is { InKind: true, Usd: not null }).GroupBy(c => c.Type)) yield return Line(Measures.InKind, type.Key.ToString(), value: type.Sum(c => c.Usd!.Value));
    }

    /// <summary>Who gave whom, by short ids; to all is to nobody in particular.</summary>
    private IEnumerable<ImpactLine> Pairs()
    {
        foreach (var pair in counted.GroupBy(c => (From: ShortId(c.PartyId), To: c.ToId is { } to ? ShortId(to) : "")).Where(p => p.Key.From.Length > 0 && p.Key.From != p.Key.To))
        {
            yield return Line(Measures.Gave, pair.Key.From, pair.Key.To, pair.Sum(c => c.Usd ?? 0));
            if (pair.Sum(c => c.Type == ContributionType.PersonDays ? c.Hundredths ?? 0 : 0) is var days and > 0) yield return Line(Measures.GaveDays, pair.Key.From, pair.Key.To, days);
        }
    }

    private string ShortId(Guid party) => byId[party].Organisation?.ShortId ?? "";

    private ImpactLine Line(string measure, string a, string b = "", long value = 1) => new() { RecordId = head.Id, Measure = measure, A = a, B = b, Value = value };
}
