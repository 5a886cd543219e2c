using Reciproca.Spine.Search;
using Reciproca.Spine.Search.Lexicon;
using Xunit;

namespace Reciproca.Tests.Spine.Search.Lexicon;

public sealed class LexiconTeachingTests : IDisposable
{
    private readonly TestLibrary library = new();

    private LexiconTeaching Teaching => new(library.Lexicon, library.Index);

    [Fact]
    public void A_word_a_person_added_is_found_at_once_in_both_directions()
    {
        library.Has("id", "Xolotuk baru di pasar", "Warga membersihkannya");
        library.Has("en", "Culverts under the road", "Cleaned by neighbours");
        Assert.Equal(["Culverts under the road"], library.Titles("culvert"));
        Teaching.Add(new("id", "xolotuk", "en", "culvert"));
        Assert.Equal(["Culverts under the road", "Xolotuk baru di pasar"], library.Titles("culvert").Order());
        Assert.Equal(["Culverts under the road", "Xolotuk baru di pasar"], library.Titles("xolotuk", "id").Order());
    }

    [Fact]
    public void What_was_found_before_is_asked_anew_even_where_no_record_holds_the_word()
    {
        library.Has("en", "Culverts under the road", "Cleaned by neighbours");
        var before = library.Version.Now;
        Teaching.Add(new("id", "xolotuk", "en", "culvert"));
        Assert.NotEqual(before, library.Version.Now);
    }

    [Fact]
    public void A_corrected_sentence_teaches_the_one_word_that_was_not_known_and_leaves_the_others()
    {
        var before = library.Lexicon.Now.Translations("pt", "agu")[0];
        var taught = Teaching.Teach(new ParallelText("pt", "A água passa pelo xanxerê do bairro", "en", "The water passes the flowgate of the neighbourhood"));
        Assert.InRange(taught, 1, 2);
        Assert.Contains(library.Lexicon.Now.Translations("pt", "xanxer"), t => t.Term == "flowgat");
        Assert.Equal(before, library.Lexicon.Now.Translations("pt", "agu")[0]);
    }

    [Fact]
    public void Two_languages_teach_each_other_without_English()
    {
        Teaching.Teach(new ParallelText("id", "sumur resapan banyubiru", "es", "pozo de infiltración drenaje"));
        Assert.NotEmpty(library.Lexicon.Now.Translations("id", "banyubiru"));
    }

    [Fact]
    public void What_was_taught_is_still_known_after_a_restart_and_leaves_no_sentence_on_disk()
    {
        Teaching.Teach(new ParallelText("pt", "A água passa pelo xanxerê do bairro", "en", "The water passes the flowgate of the neighbourhood"));
        Assert.NotEmpty(new CurrentLexicon(library.LexiconFolder).Now.Translations("pt", "xanxer"));
        Assert.DoesNotContain("bairro", string.Concat(Directory.GetFiles(library.LexiconFolder).Select(File.ReadAllText)));
    }

    [Fact]
    public void A_pair_that_was_taken_away_means_nothing_any_more()
    {
        var pair = new ParallelText("id", "xolotuk", "en", "culvert");
        Teaching.Add(pair);
        Teaching.Remove(pair);
        Assert.DoesNotContain(library.Lexicon.Now.Translations("id", "xolotuk"), t => t.Term == "culvert");
        Assert.Empty(library.Lexicon.Added());
    }

    [Fact]
    public void Nothing_to_learn_changes_nothing()
    {
        Assert.Equal(0, Teaching.Teach(new ParallelText("es", "agua", "en", "water"), new ParallelText("es", "", "en", "!!!")));
    }

    public void Dispose() => library.Dispose();
}
