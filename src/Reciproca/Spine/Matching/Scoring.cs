using Reciproca.Spine.Search;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Matching;

/// <summary>
/// How well two records or two cities fit: a transparent sum of named parts, without a database and without anyone's language.
/// For a need, "mine" is the need and "theirs" the offer or practice; the sentences speak to the city that asks.
/// </summary>
public sealed class Scoring(NodeVocabulary vocabulary, NodeWeights weights)
{
    private const double ShareOfTextThatTells = .12, WholeShareOfText = .5;

    /// <param name="text">How much of the text the two share, from 0 to 1, as <see cref="RecordSearch.Like"/> says.</param>
    public Fit Records(FoundRecord mine, FoundRecord theirs, double text) => Weights.Sum(weights.Now.Records, RecordParts(mine, theirs, text));

    public Fit Cities(FoundSteward mine, FoundSteward theirs) => Weights.Sum(weights.Now.Peers, CityParts(mine, theirs));

    private IEnumerable<Part> RecordParts(FoundRecord mine, FoundRecord theirs, double text) => new[]
    {
        Shared(Schemes.Hazard, mine.Codes(Schemes.Hazard), theirs.Codes(Schemes.Hazard)),
        Shared(Schemes.Topic, mine.Codes(Schemes.Topic), theirs.Codes(Schemes.Topic)),
        Shared(Schemes.Sdg, mine.Codes(Schemes.Sdg), theirs.Codes(Schemes.Sdg)),
        Text(text),
        Size(mine.Steward, theirs.Steward), Power(mine.Steward, theirs.Steward), Landform(mine.Steward, theirs.Steward), Income(mine.Steward, theirs.Steward),
        Language(Spoken(mine), Spoken(theirs)),
        Pacific(mine.Steward, theirs.Steward),
        theirs is { Unconfirmed: false, ConfirmedOn: { } on } ? new Part("fresh", 1) { On = on } : null,
    }.OfType<Part>();

    private IEnumerable<Part> CityParts(FoundSteward mine, FoundSteward theirs) => new[]
    {
        Size(mine, theirs), Shared(Schemes.Hazard, [.. mine.Codes(Schemes.Hazard)], [.. theirs.Codes(Schemes.Hazard)]),
        Landform(mine, theirs), Power(mine, theirs), Income(mine, theirs), Language(mine.Codes(Schemes.Language), theirs.Codes(Schemes.Language)),
        mine.Tier.Length > 0 && mine.Tier == theirs.Tier ? new Part("tier", 1) { Codes = [mine.Tier] } : null,
    }.OfType<Part>();

    private static Part? Text(double text) => text < ShareOfTextThatTells ? null : new Part("text", Math.Min(1, text / WholeShareOfText));

    private static Part? Size(FoundSteward mine, FoundSteward theirs)
    {
        if (mine.Population is not > 0 || theirs.Population is not > 0) return null;
        var times = (double)theirs.Population / mine.Population.Value;
        var share = 1 - Math.Abs(Math.Log2(times)) / 3;
        return share < .3 ? null : new Part("size", share) { Number = times };
    }

    private Part? Power(FoundSteward mine, FoundSteward theirs) => Shared(Schemes.Power, [.. mine.Codes(Schemes.Power)], [.. theirs.Codes(Schemes.Power)]);

    private Part? Landform(FoundSteward mine, FoundSteward theirs) => Shared(Schemes.Landform, [.. mine.Codes(Schemes.Landform)], [.. theirs.Codes(Schemes.Landform)]);

    private static Part? Income(FoundSteward mine, FoundSteward theirs) =>
        mine.Income is { } income && income == theirs.Income ? new Part("income", 1) { Codes = [income] } : null;

    private static Part? Pacific(FoundSteward mine, FoundSteward theirs) =>
        Regions.SideOf(mine.Country) is { } here && Regions.SideOf(theirs.Country) is { } there && here != there ? new Part("pacific", 1) : null;

    private static Part? Language(IEnumerable<string> mine, IEnumerable<string> theirs)
    {
        List<string> shared = [.. mine.Select(LanguageTag.Primary).Intersect(theirs.Select(LanguageTag.Primary))];
        return shared.Count == 0 ? null : new Part("language", 1) { Codes = shared };
    }

    /// <summary>The city's languages, and those in which someone there wrote; a machine's draft is no language of theirs.</summary>
    private static IEnumerable<string> Spoken(FoundRecord record) =>
        record.Steward.Codes(Schemes.Language).Concat(record.Codes(Schemes.Language)).Append(record.SourceLanguage);

    private Part? Shared(string scheme, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        List<string> shared = [.. mine.Where(code => theirs.Any(other => code == other || IsWithin(scheme, code, other) || IsWithin(scheme, other, code)))];
        return shared.Count == 0 ? null : new Part(scheme, Math.Min(1, (double)shared.Count / Math.Min(2, mine.Count))) { Codes = shared };
    }

    private bool IsWithin(string scheme, string narrow, string broad) =>
        vocabulary.Now.Find(scheme, narrow) is { } concept && vocabulary.Now.Ancestors(concept).Any(c => c.Code == broad);
}
