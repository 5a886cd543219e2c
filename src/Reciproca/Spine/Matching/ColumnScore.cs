using System.Numerics;
using Reciproca.Spine.Search;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Matching;

/// <summary>
/// The same sum as <see cref="Scoring"/> over the columns of one segment, for very many candidates: each of my codes is a bit, each value
/// of a column says which bits it gives, and what is left for a document is counting bits. A test holds the two against each other.
/// </summary>
internal sealed class ColumnScore
{
    private const int Word = 64, Codes = 2 * Word - 2;
    private const ulong Over = 1UL << 63, Stale = 1UL << 62;

    private readonly SegmentColumns columns;
    private readonly Measure mine;
    private readonly ulong[] one, other;
    private readonly List<PartBits> parts = [];
    private readonly double[]? kept;
    private readonly double text, size, fresh, time, whole;
    private readonly ulong subjectsOne, subjectsOther;
    private readonly int me;
    private readonly DateTime now;
    private int used;

    public ColumnScore(SegmentColumns columns, Measure mine, IReadOnlyDictionary<string, int> weights, Scoring scoring)
    {
        (this.columns, this.mine, now, me) = (columns, mine, scoring.Now, columns.NumberOf($"by/{mine.Steward.ShortId}"));
        (one, other) = (new ulong[columns.Names.Length], new ulong[columns.Names.Length]);
        whole = weights.Values.Sum();
        foreach (var scheme in Facet.Compared.Where(weights.ContainsKey)) Add(scheme, mine.Codes[scheme], weights[scheme], scoring);
        if (mine.Side is { } side && weights.TryGetValue("pacific", out var across)) AddOtherSide(side, across);
        (text, size, fresh, time) = (weights.GetValueOrDefault("text"), weights.GetValueOrDefault("size"), weights.GetValueOrDefault("fresh"), weights.GetValueOrDefault("time"));
        kept = Kept(scoring.KeptExchanges, weights.GetValueOrDefault("kept"));
        foreach (var state in columns.Over) other[state] |= Over;
        Give(Facet.Unconfirmed, 1, Stale);
        foreach (var part in parts.Where(p => Weights.Subjects.Contains(p.Name)))
            if (part.Word == 0) subjectsOne |= part.Mask; else subjectsOther |= part.Mask;
    }

    /// <summary>How well a document fits; null when it must not be seen, is my own or is over.</summary>
    public (double Score, bool IsAboutTheSame)? Of(int document, Narrowing narrowing, double shared)
    {
        if (narrowing.Fails(document, one, other, out var first, out var second) != 0) return null;
        if ((second & Over) != 0 || (me >= 0 && columns.Steward[document] == me)) return null;
        var score = text * Scoring.OfText(shared);
        foreach (var part in parts) score += part.Points[BitOperations.PopCount((part.Word == 0 ? first : second) & part.Mask)];
        if (size > 0) score += size * Scoring.OfSize(mine.Steward.Population ?? 0, columns.People[document]);
        if (fresh > 0 && (second & Stale) == 0 && columns.Confirmed[document] > 0) score += fresh;
        if (time > 0 && columns.Until[document] is > 0 and var until) score += time * Scoring.OfTime(new DateTime(until, DateTimeKind.Utc), now);
        if (kept is not null && columns.Steward[document] is >= 0 and var steward) score += kept[steward];
        var about = (first & subjectsOne) != 0 || (second & subjectsOther) != 0 || Scoring.OfText(shared) > 0;
        return (whole == 0 ? 0 : score / whole, about);
    }

    private void Add(string scheme, IReadOnlyList<string> codes, int weight, Scoring scoring)
    {
        // one part lies in one word, so that one count is enough
        var fit = Math.Min(codes.Count, Word - 2);
        if (used / Word != (used + fit - 1) / Word) used = Word;
        fit = Math.Min(fit, Codes - used);
        if (fit <= 0) return;
        var (word, start) = (used / Word, used);
        foreach (var code in codes.Take(fit))
        {
            foreach (var akin in scoring.Akin(scheme, code)) Give(Facet.Exactly(scheme, akin), word, 1UL << (used % Word));
            used++;
        }
        var mask = (fit == Word ? ulong.MaxValue : (1UL << fit) - 1) << (start % Word);
        parts.Add(new(scheme, word, mask, [.. Enumerable.Range(0, fit + 1).Select(n => weight * Scoring.OfCodes(scheme, n, codes.Count))]));
    }

    private void AddOtherSide(string side, int weight)
    {
        if (used >= Codes) return;
        foreach (var there in new[] { Regions.AsiaPacific, Regions.LatinAmericaAndCaribbean }.Where(s => s != side)) Give(Facet.Exactly(Schemes.Region, there), used / Word, 1UL << (used % Word));
        parts.Add(new("pacific", used / Word, 1UL << (used % Word), [0, weight]));
        used++;
    }

    private void Give(string value, int word, ulong bit)
    {
        if (columns.NumberOf(value) is not (>= 0 and var number)) return;
        if (word == 0) one[number] |= bit; else other[number] |= bit;
    }

    private double[]? Kept(IReadOnlyDictionary<string, int> exchanges, int weight)
    {
        if (exchanges.Count == 0 || weight == 0) return null;
        var points = new double[columns.Names.Length];
        foreach (var (giver, count) in exchanges)
            if (columns.NumberOf($"by/{giver}") is >= 0 and var number) points[number] = weight * Scoring.OfKept(count);
        return points;
    }

    /// <param name="Points">For each number of shared codes.</param>
    private readonly record struct PartBits(string Name, int Word, ulong Mask, double[] Points);
}
