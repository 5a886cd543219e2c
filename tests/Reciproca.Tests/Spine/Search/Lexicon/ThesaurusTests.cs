using Reciproca.Spine.Search.Lexicon;
using Xunit;

namespace Reciproca.Tests.Spine.Search.Lexicon;

public class ThesaurusTests
{
    [Fact]
    public void It_knows_at_least_fifteen_hundred_things() => Assert.True(Thesaurus.Concepts.Count >= 1500, $"{Thesaurus.Concepts.Count} concepts");

    [Fact]
    public void Everything_has_a_name_in_English_Spanish_Portuguese_Indonesian_and_French() =>
        Assert.All(Thesaurus.Concepts, concept => Assert.All(["en", "es", "pt", "id", "fr"], language => Assert.NotEmpty(concept.In(language))));

    [Fact]
    public void No_two_things_have_the_same_first_name() =>
        Assert.Empty(Thesaurus.Concepts.GroupBy(concept => concept.In("en")[0]).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_thing_can_be_searched_for_in_English() =>
        Assert.Empty(Thesaurus.Concepts.Where(concept => Analysis.Terms("en", concept.In("en")[0]).Count == 0).Select(concept => concept.In("en")[0]));

    [Fact]
    public void The_things_officers_ask_for_most_have_names_in_Urdu_and_Chinese() =>
        Assert.True(Thesaurus.Concepts.Count(concept => concept.In("ur").Length > 0 && concept.In("zh").Length > 0) >= 500);
}
