using Reciproca.Spine.Search;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Matching;

/// <summary>
/// How well two records or two cities fit: a transparent sum of named parts, without a database and without anyone's language.
/// For a need, "mine" is the need and "theirs" the offer or practice; the sentences speak to the city that asks.
/// </summary>
public sealed class Scoring(NodeVocabulary vocabulary, NodeWeights weights, TimeProvider clock)
{
    // a text that shares less than this shares nothing worth saying; one that shares half speaks of the same
    private const double ShareOfTextThatTells = .12, WholeShareOfText = .5;
    private const double LeastLikeSize = .3, DoublingsApart = 3, DaysOfGrace = 90, ExchangesThatProve = 3;
    private const int CodesThatFill = 2;

    /// <summary>Schemes of which one shared code is as good as many.</summary>
    private static readonly string[] AnyWillDo = [Schemes.Language, Schemes.Income, Schemes.Tier];

    internal Weights Weights => weights.Now;
    internal IReadOnlyDictionary<string, int> KeptExchanges => weights.Kept;
    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    internal Scoring With(Weights other)
    {
        var tried = new NodeWeights();
        tried.Use(other, weights.Kept);
        return new(vocabulary, tried, clock);
    }

    /// <param name="text">How much of the text the two share, from 0 to 1, as <see cref="RecordSearch.Like"/> says.</param>
    public Fit Records(FoundRecord mine, FoundRecord theirs, double text) => Of(Measure.Of(mine), theirs, weights.Now.Records, text);

    /// <param name="theirs">The profile of the other city.</param>
    public Fit Cities(FoundSteward mine, FoundRecord theirs) => Of(Measure.Of(mine), theirs, weights.Now.Peers, 0);

    internal Fit Of(Measure mine, FoundRecord theirs, IReadOnlyDictionary<string, int> counted, double text) =>
        Weights.Sum(counted, counted.Keys.Select(name => Compare(name, mine, theirs, text)).OfType<Part>().Where(p => p.Share > 0));

    private Part? Compare(string name, Measure mine, FoundRecord theirs, double text) => name switch
    {
        "text" => new Part(name, OfText(text)),
        "size" => new Part(name, OfSize(mine.Steward.Population ?? 0, theirs.Steward.Population ?? 0)) { Number = (double)(theirs.Steward.Population ?? 0) / (mine.Steward.Population ?? 1) },
        "pacific" => mine.Side is { } here && Regions.SideOf(theirs.Steward.Country) is { } there && here != there ? new Part(name, 1) : null,
        "fresh" => theirs is { Unconfirmed: false, ConfirmedOn: { } on } ? new Part(name, 1) { On = on } : null,
        "time" => theirs.Until is { } until ? new Part(name, OfTime(until, Now)) { On = until } : null,
        "kept" => weights.Kept.TryGetValue(theirs.Steward.ShortId, out var kept) ? new Part(name, OfKept(kept)) { Number = kept } : null,
        _ => Shared(name, mine.Codes.GetValueOrDefault(name, []), [.. theirs.Compared(name)]),
    };

    internal static double OfText(double text) => text < ShareOfTextThatTells ? 0 : Math.Min(1, text / WholeShareOfText);

    internal static double OfSize(long mine, long theirs)
    {
        if (mine <= 0 || theirs <= 0) return 0;
        var share = 1 - Math.Abs(Math.Log2((double)theirs / mine)) / DoublingsApart;
        return share < LeastLikeSize ? 0 : share;
    }

    internal static double OfTime(DateTime until, DateTime now) => Math.Clamp((until - now).TotalDays / DaysOfGrace, 0, 1);

    internal static double OfKept(int exchanges) => Math.Min(1, exchanges / ExchangesThatProve);

    /// <summary>The share for so many of my codes that they share.</summary>
    internal static double OfCodes(string scheme, int shared, int mine) =>
        shared == 0 ? 0 : AnyWillDo.Contains(scheme) ? 1 : Math.Min(1, (double)shared / Math.Min(CodesThatFill, mine));

    /// <summary>The codes of others that are shared by someone who has this one: itself, what is broader and what is narrower.</summary>
    internal IEnumerable<string> Akin(string scheme, string code) => vocabulary.Now.Find(scheme, code) is { } concept
        ? vocabulary.Now.WithNarrower(concept).Concat(vocabulary.Now.Ancestors(concept)).Select(c => c.Code) : [code];

    private Part? Shared(string scheme, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        if (mine.Count == 0 || theirs.Count == 0) return null;
        List<string> shared = [.. mine.Where(code => Akin(scheme, code).Any(theirs.Contains))];
        return shared.Count == 0 ? null : new Part(scheme, OfCodes(scheme, shared.Count, mine.Count)) { Codes = shared };
    }
}
