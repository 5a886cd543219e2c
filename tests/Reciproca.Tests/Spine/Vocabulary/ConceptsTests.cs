using Reciproca.Spine.Vocabulary;

namespace Reciproca.Tests.Spine.Vocabulary;

public class ConceptsTests
{
    static readonly string[] Everywhere = ["en", "es", "pt", "id"];

    public static TheoryData<string> SchemeNames => [.. Concepts.Standard.Everything.Select(c => c.Scheme).Distinct()];

    [Theory, MemberData(nameof(SchemeNames))]
    public void Every_concept_has_a_label_in_each_of_the_four_languages(string scheme)
    {
        var lacking = Concepts.Standard.All(scheme).SelectMany(c => Everywhere.Where(l => !c.Labels.ContainsKey(l)).Select(l => $"{c.Code} in {l}"));
        Assert.Empty(lacking);
    }

    [Theory, MemberData(nameof(SchemeNames))]
    public void No_two_concepts_of_a_scheme_share_a_label_in_a_language(string scheme)
    {
        var shared = Concepts.Standard.All(scheme)
            .SelectMany(c => c.Labels.Select(l => (Language: l.Key, Label: l.Value.ToLowerInvariant(), c.Code)))
            .GroupBy(x => (x.Language, x.Label)).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key.Language} '{g.Key.Label}': {string.Join(", ", g.Select(x => x.Code))}");
        Assert.Empty(shared);
    }

    [Theory, MemberData(nameof(SchemeNames))]
    public void Every_parent_exists(string scheme) =>
        Assert.Empty(Concepts.Standard.All(scheme).Where(c => c.Parent is not null && Concepts.Standard.Parent(c) is null).Select(c => c.Code));

    [Theory, MemberData(nameof(SchemeNames))]
    public void Labels_are_short_and_synonyms_are_said_once(string scheme)
    {
        foreach (var concept in Concepts.Standard.All(scheme))
            foreach (var language in concept.Labels.Keys)
            {
                Assert.True(concept.Labels[language].Length <= 120, $"{concept.Code} in {language} is longer than 120 characters");
                var phrases = concept.Phrases(language).Select(p => p.ToLowerInvariant()).ToList();
                Assert.True(phrases.Distinct().Count() == phrases.Count, $"{concept.Code} in {language} says something twice");
            }
    }

    [Theory]
    [InlineData("hazard"), InlineData("topic")]
    public void Search_finds_at_least_three_other_phrases_for_most_hazards_and_topics(string scheme)
    {
        var poor = Concepts.Standard.All(scheme).SelectMany(c => Everywhere.Where(l => c.SynonymsIn(l).Count < 2).Select(l => $"{c.Code} in {l}"));
        var average = Concepts.Standard.All(scheme).Average(c => Everywhere.Average(l => c.SynonymsIn(l).Count));
        Assert.Empty(poor);
        Assert.True(average >= 4, $"{average}");
    }

    [Fact]
    public void The_hazards_cities_report_are_the_36_under_ten_heads()
    {
        var reported = Concepts.Standard.All(Schemes.Hazard).Where(c => c.Fact("cdp") is not null).ToList();
        Assert.Equal(36, reported.Count);
        Assert.Equal(10, reported.Select(c => c.Parent).Distinct().Count());
    }

    [Theory]
    [InlineData("es", "Inundación costera"), InlineData("es-MX", "Inundación costera"), InlineData("de", "Coastal flood")]
    public void A_label_falls_back_to_the_base_language_and_then_to_English(string language, string label) =>
        Assert.Equal(label, Concepts.Standard.Label(Schemes.Hazard, "coastal-flood", language));

    [Fact]
    public void An_unknown_code_is_shown_as_it_is() => Assert.Equal("made-elsewhere", Concepts.Standard.Label(Schemes.Topic, "made-elsewhere", "pt"));

    [Fact]
    public void A_head_finds_everything_below_it()
    {
        var water = Concepts.Standard.Find(Schemes.Topic, "water-sanitation")!;
        Assert.Contains("drainage", Concepts.Standard.WithNarrower(water).Select(c => c.Code));
        Assert.Equal(["water-sanitation"], Concepts.Standard.Ancestors(Concepts.Standard.Find(Schemes.Topic, "drainage")!).Select(c => c.Code));
    }
}
