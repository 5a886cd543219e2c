using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Learning;
using Xunit;

namespace Reciproca.Tests.Spine.Search.Lexicon;

public class HighlightsTests
{
    static readonly TranslationLexicon Lexicon = LexiconLearning.Learn([ThesaurusLayer.Layer]);

    [Fact]
    public void A_translated_word_is_shown_beside_the_one_that_was_asked_for()
    {
        var found = Assert.Single(Lexicon.Highlight("id", "drainase", "pt", "Nova drenagem no centro"));
        Assert.Equal(("drenagem", "drainase", false), (found.Written, found.Asked, found.Same));
    }

    [Fact]
    public void A_phrase_is_marked_as_one()
    {
        var found = Assert.Single(Lexicon.Highlight("en", "carbon footprint", "es", "Medimos la huella de carbono cada año"));
        Assert.Equal("huella de carbono", found.Written);
    }

    [Fact]
    public void The_same_word_needs_no_explanation() =>
        Assert.True(Assert.Single(Lexicon.Highlight("es", "agua", "es", "El agua del río")).Same);

    [Fact]
    public void A_form_of_the_word_in_the_same_language_is_found() =>
        Assert.Equal("gusanos", Assert.Single(Lexicon.Highlight("es", "gusano", "es", "Criar gusanos")).Written);

    [Fact]
    public void What_was_not_asked_for_is_not_marked() => Assert.Empty(Lexicon.Highlight("id", "drainase", "pt", "Teatro e música"));

    [Fact]
    public void A_query_that_was_expanded_already_is_marked_the_same_way() =>
        Assert.Equal(("drenagem", "drainase"), Lexicon.Highlight(Lexicon.Expand("id", "drainase"), "drainase", "pt", "Nova drenagem no centro").Select(h => (h.Written, h.Asked)).Single());
}
