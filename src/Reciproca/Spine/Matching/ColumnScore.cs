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
    private const int Word = 64, Codes = 2 * Word;

    private readonly SegmentColumns columns;
    private readonly Measure mine;
    private readonly Bits[] bits;
    private readonly PartBits[] parts;
    private readonly List<PartBits> found = [];

    /// <summary>What a steward's context, size and kept exchanges give, worked out when first met.</summary>
    private readonly Known[] stewards;
    private readonly IReadOnlyDictionary<string, int> exchanges;
    private readonly double text, size, kept, fresh, time, whole;
    private readonly ulong subjectsOne, subjectsOther;
    private readonly int me;
    private readonly DateTime now;
    private int used;

    public ColumnScore(SegmentColumns columns, Measure mine, IReadOnlyDictionary<string, int> weights, Scoring scoring)
    {
        (this.columns, this.mine, now, me) = (columns, mine, scoring.Now, columns.NumberOf($"by/{mine.Steward.ShortId}"));
        (bits, stewards, exchanges) = (new Bits[columns.Names.Length], new Known[columns.Names.Length], scoring.KeptExchanges);
        whole = weights.Values.Sum();
        foreach (var scheme in Facet.Compared.Where(weights.ContainsKey)) Add(scheme, mine.Codes[scheme], weights[scheme], scoring);
        if (mine.Side is { } side && weights.TryGetValue("pacific", out var across)) AddOtherSide(side, across);
        (text, size, fresh, time) = (weights.GetValueOrDefault("text"), weights.GetValueOrDefault("size"), weights.GetValueOrDefault("fresh"), weights.GetValueOrDefault("time"));
        kept = weights.GetValueOrDefault("kept");
        parts = [.. found];
        foreach (var part in parts.Where(p => Weights.Subjects.Contains(p.Name)))
            if (part.Word == 0) subjectsOne |= part.Mask; else subjectsOther |= part.Mask;
    }

    /// <summary>How well a document fits; false when it is my own.</summary>
    public bool Of(int document, double shared, out double score, out bool isAboutTheSame)
    {
        (score, isAboutTheSame) = (0, false);
        var steward = columns.Steward[document];
        if (steward < 0 || steward == me) return false;
        ref var city = ref stewards[steward];
        if (!city.IsKnown) city = OfSteward(steward, columns.People[document]);
        var (first, second) = (city.One, city.Other);
        foreach (var value in columns.Compared(document))
        {
            ref readonly var bit = ref bits[value];
            first |= bit.One;
            second |= bit.Other;
        }
        var said = Scoring.OfText(shared);
        score = text * said + city.Points;
        foreach (ref readonly var part in parts.AsSpan()) score += part.Points[BitOperations.PopCount((part.Word == 0 ? first : second) & part.Mask)];
        if (columns.Fresh[document]) score += fresh;
        if (time > 0 && columns.Until[document] is > 0 and var until) score += time * Scoring.OfTime(new DateTime(until, DateTimeKind.Utc), now);
        isAboutTheSame = said > 0 || (first & subjectsOne) != 0 || (second & subjectsOther) != 0;
        score = whole == 0 ? 0 : score / whole;
        return true;
    }

    private Known OfSteward(int steward, long people)
    {
        var known = new Known { IsKnown = true, Points = size * Scoring.OfSize(mine.Steward.Population ?? 0, people) };
        if (exchanges.Count > 0 && exchanges.TryGetValue(columns.Names[steward]["by/".Length..], out var count)) known.Points += kept * Scoring.OfKept(count);
        foreach (var value in columns[columns.Sample[steward]])
            if (!columns.Own[value]) (known.One, known.Other) = (known.One | bits[value].One, known.Other | bits[value].Other);
        return known;
    }

    private void Add(string scheme, IReadOnlyList<string> codes, int weight, Scoring scoring)
    {
        // one part lies in one word, so that one count is enough
        var (fit, end) = (Math.Min(codes.Count, Word), (used / Word + 1) * Word);
        if (used + fit > end && end < Codes) (used, end) = (end, end + Word);
        fit = Math.Min(fit, Math.Min(end, Codes) - used);
        if (fit <= 0) return;
        var (word, start) = (used / Word, used);
        foreach (var code in codes.Take(fit))
        {
            foreach (var akin in scoring.Akin(scheme, code)) Give(Facet.Exactly(scheme, akin), word, 1UL << (used % Word));
            used++;
        }
        var mask = (fit == Word ? ulong.MaxValue : (1UL << fit) - 1) << (start % Word);
        found.Add(new(scheme, word, mask, [.. Enumerable.Range(0, fit + 1).Select(n => weight * Scoring.OfCodes(scheme, n, codes.Count))]));
    }

    private void AddOtherSide(string side, int weight)
    {
        if (used >= Codes) return;
        foreach (var there in new[] { Regions.AsiaPacific, Regions.LatinAmericaAndCaribbean }.Where(s => s != side)) Give(Facet.Exactly(Schemes.Region, there), used / Word, 1UL << (used % Word));
        found.Add(new("pacific", used / Word, 1UL << (used % Word), [0, weight]));
        used++;
    }

    private void Give(string value, int word, ulong bit)
    {
        if (columns.NumberOf(value) is not (>= 0 and var number)) return;
        if (word == 0) bits[number].One |= bit; else bits[number].Other |= bit;
    }

    private struct Bits
    {
        public ulong One, Other;
    }

    private struct Known
    {
        public bool IsKnown;
        public ulong One, Other;
        public double Points;
    }

    /// <param name="Points">For each number of shared codes.</param>
    private readonly record struct PartBits(string Name, int Word, ulong Mask, double[] Points);
}
