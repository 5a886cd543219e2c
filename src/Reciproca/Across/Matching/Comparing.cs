using Reciproca.Spine.Search;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.Matching;

/// <summary>One thing that two have in common: how much of it, from 0 to 1, and the sentence that says so.</summary>
public sealed record Part(string Name, double Share, string Sentence);

/// <summary>Compares two records or two cities, part by part, in the reader's words.</summary>
public sealed class Comparing(Texts texts, NodeVocabulary vocabulary)
{
    private const double ShareOfTextThatTells = .12, WholeShareOfText = .5;
    private const int MostNamed = 3;

    public IEnumerable<Part> Records(FoundRecord mine, FoundRecord theirs, double text) => new[]
    {
        Shared(Schemes.Hazard, mine.Codes(Schemes.Hazard), theirs.Codes(Schemes.Hazard)),
        Shared(Schemes.Topic, mine.Codes(Schemes.Topic), theirs.Codes(Schemes.Topic)),
        Shared(Schemes.Sdg, mine.Codes(Schemes.Sdg), theirs.Codes(Schemes.Sdg)),
        Text(text),
        Size(mine.Steward, theirs.Steward), Power(mine.Steward, theirs.Steward), Landform(mine.Steward, theirs.Steward), Income(mine.Steward, theirs.Steward),
        Language(Spoken(mine), Spoken(theirs)),
        Pacific(mine.Steward, theirs.Steward),
        theirs is { Unconfirmed: false, ConfirmedOn: { } on } ? new Part("fresh", 1, texts["match.fresh", texts.Date(on)]) : null,
    }.OfType<Part>();

    public IEnumerable<Part> Cities(FoundSteward mine, FoundSteward theirs) => new[]
    {
        Size(mine, theirs), Shared(Schemes.Hazard, [.. mine.Codes(Schemes.Hazard)], [.. theirs.Codes(Schemes.Hazard)]),
        Landform(mine, theirs), Power(mine, theirs), Income(mine, theirs), Language(mine.Codes(Schemes.Language), theirs.Codes(Schemes.Language)),
        mine.Tier.Length > 0 && mine.Tier == theirs.Tier ? new Part("tier", 1, texts["match.tier", vocabulary.Now.Label(Schemes.Tier, mine.Tier, texts.Language)]) : null,
    }.OfType<Part>();

    private Part? Text(double text) =>
        text < ShareOfTextThatTells ? null : new Part("text", Math.Min(1, text / WholeShareOfText), texts["match.text"]);

    private Part? Size(FoundSteward mine, FoundSteward theirs)
    {
        if (mine.Population is not > 0 || theirs.Population is not > 0) return null;
        var times = (double)theirs.Population / mine.Population.Value;
        var share = 1 - Math.Abs(Math.Log2(times)) / 3;
        if (share < .3) return null;
        return new Part("size", share, times is > .85 and < 1.18 ? texts["match.size.same"] : texts["match.size.times", texts.Number(times)]);
    }

    private Part? Power(FoundSteward mine, FoundSteward theirs) => Shared(Schemes.Power, [.. mine.Codes(Schemes.Power)], [.. theirs.Codes(Schemes.Power)]);

    private Part? Landform(FoundSteward mine, FoundSteward theirs) => Shared(Schemes.Landform, [.. mine.Codes(Schemes.Landform)], [.. theirs.Codes(Schemes.Landform)]);

    private Part? Income(FoundSteward mine, FoundSteward theirs) =>
        mine.Income is { } income && income == theirs.Income ? new Part("income", 1, texts["match.income", vocabulary.Now.Label(Schemes.Income, income, texts.Language)]) : null;

    private Part? Pacific(FoundSteward mine, FoundSteward theirs) =>
        Regions.SideOf(mine.Country) is { } here && Regions.SideOf(theirs.Country) is { } there && here != there ? new Part("pacific", 1, texts["match.pacific"]) : null;

    private Part? Language(IEnumerable<string> mine, IEnumerable<string> theirs)
    {
        var shared = mine.Select(LanguageTag.Primary).Intersect(theirs.Select(LanguageTag.Primary)).ToList();
        if (shared.Count == 0) return null;
        return new Part("language", 1, texts["match.language", string.Join(", ", shared.Take(MostNamed).Select(l => vocabulary.Now.Label(Schemes.Language, l, texts.Language)))]);
    }

    /// <summary>The city's languages, and those in which someone there wrote; a machine's draft is no language of theirs.</summary>
    private static IEnumerable<string> Spoken(FoundRecord record) =>
        record.Steward.Codes(Schemes.Language).Concat(record.Codes(Schemes.Language)).Append(record.SourceLanguage);

    private Part? Shared(string scheme, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        var shared = mine.Where(code => theirs.Any(other => code == other || IsWithin(scheme, code, other) || IsWithin(scheme, other, code))).ToList();
        if (shared.Count == 0) return null;
        var names = string.Join(", ", shared.Take(MostNamed).Select(code => Name(scheme, code)));
        return new Part(scheme, Math.Min(1, (double)shared.Count / Math.Min(2, mine.Count)), texts[$"match.{scheme}", names]);
    }

    private bool IsWithin(string scheme, string narrow, string broad) =>
        vocabulary.Now.Find(scheme, narrow) is { } concept && vocabulary.Now.Ancestors(concept).Any(c => c.Code == broad);

    // A goal is known by its number; its full name would fill the line.
    private string Name(string scheme, string code) => scheme == Schemes.Sdg ? code : vocabulary.Now.Label(scheme, code, texts.Language);
}
