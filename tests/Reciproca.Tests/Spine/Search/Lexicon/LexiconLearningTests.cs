using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Learning;
using Xunit;

namespace Reciproca.Tests.Spine.Search.Lexicon;

public class LexiconLearningTests
{
    static readonly ParallelText[] Texts =
    [
        new("es", "la calle limpia", "en", "the clean street"),
        new("es", "la calle ancha", "en", "the wide street"),
        new("es", "agua limpia", "en", "clean water"),
        new("pt", "rua larga", "es", "calle ancha"),
        new("pt", "rua limpa", "es", "calle limpia"),
    ];

    static readonly TranslationLexicon OfThesaurus = LexiconLearning.Learn([ThesaurusLayer.Layer]);

    static TranslationLexicon Learned() => LexiconLearning.Learn([new("texts", 1, Texts)]);

    static string Best(TranslationLexicon lexicon, string language, string word) =>
        lexicon.Translations(language, Analysis.Terms(language, word)[0])[0].Term;

    [Fact]
    public void Words_find_their_meaning_by_meeting_again_and_again()
    {
        Assert.Equal("street", Best(Learned(), "es", "calles"));
        Assert.Equal("water", Best(Learned(), "es", "agua"));
        Assert.Equal("clean", Best(Learned(), "es", "limpio"));
    }

    [Fact]
    public void A_language_without_English_learns_over_another() => Assert.Equal("street", Best(Learned(), "pt", "ruas"));

    [Fact]
    public void Learning_twice_gives_the_same_lexicon_to_the_byte() =>
        Assert.Equal(LexiconBytes.Of(OfThesaurus), LexiconBytes.Of(LexiconLearning.Learn([ThesaurusLayer.Layer])));

    [Fact]
    public void A_heavier_layer_wins_over_a_lighter_one()
    {
        var (wrong, right) = (new ParallelText("es", "presa", "en", "prey"), new ParallelText("es", "presa", "en", "dam"));
        Assert.Equal("dam", Best(LexiconLearning.Learn([new("light", 1, [wrong]), new("heavy", 3, [right])]), "es", "presa"));
        Assert.Equal("prei", Best(LexiconLearning.Learn([new("heavy", 3, [wrong]), new("light", 1, [right])]), "es", "presa"));
    }

    [Fact]
    public void A_pair_added_by_hand_works_at_once_and_leaves_the_old_lexicon_alone()
    {
        var before = Learned();
        var after = before.With(new("id", "gorong-gorong", "en", "culvert"));
        Assert.Equal("culvert", Best(after, "id", "gorong"));
        Assert.Empty(before.Translations("id", "gorong"));
    }

    [Fact]
    public void A_correction_outweighs_what_was_learned() =>
        Assert.Equal("avenu", Best(Learned().With(new("es", "calle", "en", "avenue")), "es", "calle"));

    [Fact]
    public void A_name_is_passed_on_as_it_is_and_said_to_be_unknown()
    {
        var palu = Learned().Expand("es", "Palu")[0];
        Assert.Equal(("palu", false), (palu.Terms[0].Term, palu.Known));
    }

    [Fact]
    public void English_means_itself() => Assert.Equal([new PivotTerm("street", 1)], Learned().Expand("en", "streets")[0].Terms);

    [Fact]
    public void A_phrase_of_the_field_is_read_as_a_whole()
    {
        var groups = OfThesaurus.Expand("es", "tratamiento de aguas residuales");
        Assert.Contains(groups, group => group.Terms.Any(term => term.Term == "#wastewater-treatment"));
    }

    [Fact]
    public void An_abbreviation_stands_for_the_words_of_its_name_too()
    {
        var implied = OfThesaurus.Expand("en", "AFOLU").Where(group => group.IsImplied).Select(group => group.Terms[0].Term);
        Assert.Contains("forestri", implied);
    }

    [Fact]
    public void Malay_is_understood_through_Indonesian() =>
        Assert.Contains(OfThesaurus.Expand("ms", "banjir")[0].Terms, term => term.Term == "flood");

    [Fact]
    public void It_explains_where_a_meaning_came_from()
    {
        var street = Learned().Explain("es", "Calles")[0];
        Assert.Equal(("Calles", "street", "texts"), (street.Written, street.Meanings[0].Term, street.Meanings[0].Layers[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!! ... ???")]
    [InlineData("AND OR NOT ( \" * ~ ^ [ TO ]")]
    [InlineData("سیلاب flood \u202e سیلاب")]
    [InlineData("\ud83d lone")]
    public void Anything_can_be_typed(string text) => Assert.NotNull(OfThesaurus.Expand("xx", text));

    [Fact]
    public void A_query_of_ten_thousand_letters_is_no_trouble() =>
        Assert.NotEmpty(Learned().Expand("es", string.Concat(Enumerable.Repeat("agua calle ", 1000))));
}
