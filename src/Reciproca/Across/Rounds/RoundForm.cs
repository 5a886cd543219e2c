using Reciproca.Clearing;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web.Forms;

namespace Reciproca.Across.Rounds;

/// <summary>The rules of a round as the secretariat types them.</summary>
public sealed class RoundForm
{
    /// <summary>Pairs of regions that can have a limit: across the sea, and within each shore.</summary>
    public static readonly IReadOnlyList<(string One, string Other, string Label)> Pairs =
    [
        (Regions.AsiaPacific, Regions.LatinAmericaAndCaribbean, "round.quota.across"), (Regions.AsiaPacific, Regions.AsiaPacific, "round.quota.asia"),
        (Regions.LatinAmericaAndCaribbean, Regions.LatinAmericaAndCaribbean, "round.quota.latin"),
    ];

    public string? Name { get; set; }
    public string? About { get; set; }
    public RoundReach Reach { get; set; }
    public DateOnly? EntriesUntil { get; set; }
    public int? AnswerDays { get; set; } = 14;
    public string? TimeZone { get; set; } = "UTC";
    public int? LongestCycle { get; set; } = 3;
    public int? LongestChain { get; set; } = 3;
    public Objective Objective { get; set; } = Objective.Score;
    public int? Floor { get; set; } = 30;
    public int? NeverMatchedBonus { get; set; } = 25;
    public int? PreferenceCost { get; set; } = 2;
    public int? Seconds { get; set; } = 30;
    public List<QuotaForm> Quotas { get; set; } = [.. Pairs.Select(_ => new QuotaForm())];

    public static RoundForm Of(ExchangeRound round) => new()
    {
        Name = round.Name, About = round.About, Reach = round.Reach, EntriesUntil = DateOnly.FromDateTime(RoundTime.Local(round.EntriesUntil, round.TimeZone)), AnswerDays = round.AnswerDays,
        TimeZone = round.TimeZone, LongestCycle = round.LongestCycle, LongestChain = round.LongestChain, Objective = round.Objective, Floor = round.Floor,
        NeverMatchedBonus = round.NeverMatchedBonus, PreferenceCost = round.PreferenceCost, Seconds = round.Seconds,
        Quotas = [.. Pairs.Select(p => round.Quotas.Find(q => q.One == p.One && q.Other == p.Other) is { } q ? new QuotaForm { AtLeast = q.AtLeast, AtMost = q.AtMost, Share = q.Share } : new QuotaForm())],
    };

    /// <summary>What is wrong, each with its field and the text key of the reason.</summary>
    public IEnumerable<(string Field, string Reason)> Wrong(DateTime now)
    {
        if (Fold.Clean(Name).Length is < 3 or > 200) yield return (nameof(Name), "round.name.missing");
        if (!AccountChoices.IsTimeZone(TimeZone)) yield return (nameof(TimeZone), "round.time-zone.missing");
        else if (EntriesUntil is not { } day || RoundTime.EndOfDay(day, TimeZone!) <= now) yield return (nameof(EntriesUntil), "round.entries-until.past");
        else if (day > DateOnly.FromDateTime(now).AddYears(1)) yield return (nameof(EntriesUntil), "round.entries-until.far");
        if (AnswerDays is not (>= 1 and <= 60)) yield return (nameof(AnswerDays), "round.answer-days.range");
        if (LongestCycle is not (0 or >= 2 and <= 5)) yield return (nameof(LongestCycle), "round.longest-cycle.range");
        if (LongestChain is not (>= 0 and <= 6)) yield return (nameof(LongestChain), "round.longest-chain.range");
        if (LongestCycle == 0 && LongestChain == 0) yield return (nameof(LongestCycle), "round.nothing-allowed");
        if (Floor is not (>= 0 and <= 100)) yield return (nameof(Floor), "round.floor.range");
        if (NeverMatchedBonus is not (>= 0 and <= 300)) yield return (nameof(NeverMatchedBonus), "round.bonus.range");
        if (PreferenceCost is not (>= 0 and <= 10)) yield return (nameof(PreferenceCost), "round.preference.range");
        if (Seconds is not (>= 1 and <= 90)) yield return (nameof(Seconds), "round.seconds.range");
        foreach (var (i, quota) in Quotas.Index())
        {
            if (quota.AtLeast < 0) yield return ($"Quotas[{i}].AtLeast", "round.quota.contradictory");
            if (quota.AtMost < 0 || quota.AtMost < quota.AtLeast) yield return ($"Quotas[{i}].AtMost", "round.quota.contradictory");
            if (quota.Share is < 0 or > 100) yield return ($"Quotas[{i}].Share", "round.quota.contradictory");
        }
        if (Quotas.Sum(q => q.Share ?? 0) > 100) yield return ("Quotas[0].Share", "round.quota.over");
    }

    public void Fill(ExchangeRound round, string language)
    {
        (round.Name, round.About, round.Language, round.Reach, round.TimeZone) = (Fold.Clean(Name), Fold.Clean(About), language, Reach, TimeZone!);
        (round.EntriesUntil, round.AnswerDays) = (RoundTime.EndOfDay(EntriesUntil!.Value, TimeZone!), AnswerDays!.Value);
        (round.LongestCycle, round.LongestChain, round.Objective, round.Floor) = (LongestCycle!.Value, LongestChain!.Value, Objective, Floor!.Value);
        (round.NeverMatchedBonus, round.PreferenceCost, round.Seconds) = (NeverMatchedBonus!.Value, PreferenceCost!.Value, Seconds!.Value);
        round.Version++;
        foreach (var (pair, typed) in Pairs.Zip(Quotas))
        {
            var quota = round.Quotas.Find(q => q.One == pair.One && q.Other == pair.Other);
            if (quota is null) round.Quotas.Add(quota = new RoundQuota { RoundId = round.Id, One = pair.One, Other = pair.Other });
            (quota.AtLeast, quota.AtMost, quota.Share) = (typed.AtLeast ?? 0, typed.AtMost, typed.Share ?? 0);
        }
        round.Quotas.RemoveAll(q => q.IsEmpty);
    }
}

public sealed class QuotaForm
{
    public int? AtLeast { get; set; }
    public int? AtMost { get; set; }
    public int? Share { get; set; }
}
