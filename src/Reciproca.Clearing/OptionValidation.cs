namespace Reciproca.Clearing;

/// <summary>Finds options that are out of range or contradict each other.</summary>
static class OptionValidation
{
    const int Longest = 10;

    public static IEnumerable<RoundFault> Faults(RoundOptions options, RoundIds ids) =>
        OfLengths(options).Concat(OfNumbers(options)).Concat(OfLists(options, ids)).Concat(OfQuotas(options.Quotas));

    static IEnumerable<RoundFault> OfLengths(RoundOptions o)
    {
        if (o.LongestCycle is < 0 or 1 or > Longest) yield return new(RoundFaultKind.LengthOutOfRange, nameof(o.LongestCycle));
        if (o.LongestChain is < 0 or > Longest) yield return new(RoundFaultKind.LengthOutOfRange, nameof(o.LongestChain));
        if (o is { LongestCycle: 0, LongestChain: 0 }) yield return new(RoundFaultKind.LengthOutOfRange, nameof(o.LongestCycle));
    }

    static IEnumerable<RoundFault> OfNumbers(RoundOptions o)
    {
        if (!Enum.IsDefined(o.Objective)) yield return new(RoundFaultKind.OptionOutOfRange, nameof(o.Objective));
        if (o.NeverMatchedBonus is not (>= 0 and <= 100)) yield return new(RoundFaultKind.OptionOutOfRange, nameof(o.NeverMatchedBonus));
        if (o.EnoughGap is not (>= 0 and <= 1)) yield return new(RoundFaultKind.OptionOutOfRange, nameof(o.EnoughGap));
        if (o.PreferenceCost is not (>= 0 and <= 0.2)) yield return new(RoundFaultKind.OptionOutOfRange, nameof(o.PreferenceCost));
        if (o.TimeLimit <= TimeSpan.Zero) yield return new(RoundFaultKind.OptionOutOfRange, nameof(o.TimeLimit));
        if (o.Threads is < 1 or > 256) yield return new(RoundFaultKind.OptionOutOfRange, nameof(o.Threads));
        foreach (var quota in o.Quotas)
            if (quota.ShareAtLeast is not (>= 0 and <= 1)) yield return new(RoundFaultKind.OptionOutOfRange, quota.Name);
    }

    static IEnumerable<RoundFault> OfLists(RoundOptions o, RoundIds ids)
    {
        foreach (var id in o.Forced.Concat(o.Forbidden).Concat(o.Preferred))
            if (!ids.Exchanges.ContainsKey(id)) yield return new(RoundFaultKind.UnknownId, id);
        foreach (var id in o.Forced.Intersect(o.Forbidden)) yield return new(RoundFaultKind.ForcedAndForbidden, id);
        foreach (var id in RoundValidation.Duplicates(o.Forced)) yield return new(RoundFaultKind.DuplicateId, id);
    }

    static IEnumerable<RoundFault> OfQuotas(IReadOnlyList<RegionQuota> quotas)
    {
        foreach (var quota in quotas)
            if (quota.AtLeast < 0 || quota.AtMost < quota.AtLeast) yield return new(RoundFaultKind.ContradictoryQuota, quota.Name);
        foreach (var name in RoundValidation.Duplicates(quotas.Select(SortedName))) yield return new(RoundFaultKind.ContradictoryQuota, name);
        if (quotas.Sum(quota => quota.ShareAtLeast) > 1 + 1e-9) yield return new(RoundFaultKind.ContradictoryQuota, nameof(RegionQuota.ShareAtLeast));
    }

    static string SortedName(RegionQuota quota) => string.CompareOrdinal(quota.One, quota.Other) <= 0 ? quota.Name : $"{quota.Other}/{quota.One}";
}
