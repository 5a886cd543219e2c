using Reciproca.Spine.Records;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search;

/// <summary>A record as the index takes it: its card, its plain texts and everything it can be filtered by.</summary>
public sealed record IndexEntry(FoundRecord Card, IReadOnlyList<EntryText> Texts)
{
    /// <summary>"dimension/value" for each filter it passes, broader concepts included.</summary>
    public IEnumerable<string> Facets(Concepts vocabulary) => Sights().Concat(Own(vocabulary)).Concat(Context()).Concat(Compared()).Distinct();

    private IEnumerable<string> Sights()
    {
        yield return Sight.Prefix + Card.Steward.Id.ToString("N");
        foreach (var party in Card.Parties) yield return Sight.Prefix + party.Id.ToString("N");
        if (Card.Stage is not (Stage.Published or Stage.Archived)) yield break;
        if (Card.Audience == Audience.Public) yield return Sight.PublicMark;
        if (Card.Audience == Audience.Network) yield return Sight.NetworkMark;
    }

    private IEnumerable<string> Own(Concepts vocabulary)
    {
        yield return $"kind/{Card.Kind}";
        yield return $"by/{Card.Steward.ShortId}";
        foreach (var party in Card.Parties) yield return $"by/{party.ShortId}";
        yield return $"stage/{Card.Stage}";
        yield return $"origin/{Card.Origin ?? Facet.Here}";
        yield return Card.Stage == Stage.Archived ? Facet.Archived : Card.Unconfirmed ? Facet.Unconfirmed : "fresh/confirmed";
        if (Card.State is { } state) yield return $"state/{Card.Kind}.{state}";
        foreach (var text in Card.Texts) yield return $"language/{LanguageTag.Primary(text.Language)}";
        foreach (var tag in Card.Tags) yield return tag;
        foreach (var scheme in Facet.Recognised)
            foreach (var code in Card.Codes(scheme))
                foreach (var concept in WithBroader(vocabulary, scheme, code)) yield return $"{scheme}/{concept}";
    }

    /// <summary>What matching compares, without anything broader: "is/hazard/river-flood".</summary>
    private IEnumerable<string> Compared() =>
        Facet.Compared.SelectMany(scheme => Card.Compared(scheme).Select(code => Facet.Exactly(scheme, code))).Append(Facet.Exactly(Schemes.Region, Regions.SideOf(Card.Steward.Country) ?? ""));

    private static IEnumerable<string> WithBroader(Concepts vocabulary, string scheme, string code) =>
        vocabulary.Find(scheme, code) is { } concept ? vocabulary.Ancestors(concept).Select(c => c.Code).Prepend(code) : [code];

    private IEnumerable<string> Context()
    {
        var steward = Card.Steward;
        if (steward.Country.Length > 0) yield return $"country/{steward.Country}";
        foreach (var region in Regions.Of(steward.Country).Where(r => r != Regions.World)) yield return $"region/{region}";
        if (steward.Population is { } people and >= 0) yield return $"size/{Sizes.Of(people)}";
        if (steward.Income is { } income) yield return $"income/{income}";
        foreach (var power in steward.Codes(Schemes.Power)) yield return $"power/{power}";
    }
}

/// <summary>The plain text of one language version; normalised, so that places in it hold for what the index has seen. It is read into words once.</summary>
public sealed class EntryText(string language, string title, string body)
{
    private readonly Lazy<(List<Token> Terms, List<Token> Words)> inTitle = new(() => Read(language, title)), inBody = new(() => Read(language, body));

    public string Language => language;
    public string Title => title;
    public string Body => body;

    /// <summary>The part of field names that says how the text was analysed.</summary>
    public string Analysed => Analysis.Primary(language);

    /// <summary>What the title is found by, and its words as written.</summary>
    internal (List<Token> Terms, List<Token> Words) InTitle => inTitle.Value;

    internal (List<Token> Terms, List<Token> Words) InBody => inBody.Value;

    private static (List<Token>, List<Token>) Read(string language, string text) => (Analysis.Tokens(language, text, out var words), words);
}
