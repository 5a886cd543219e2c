using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Learning;
using Xunit;

namespace Reciproca.Tests.Spine.Search.Lexicon;

public sealed class CurrentLexiconTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("node").FullName;

    static TranslationLexicon Water => LexiconLearning.Learn([new("texts", 1, [new("es", "agua", "en", "water")])]);

    [Fact]
    public void A_new_node_knows_the_thesaurus_and_says_that_it_could_learn_more()
    {
        var lexicon = new CurrentLexicon(folder);
        Assert.True(lexicon.NeedsLearning);
        Assert.True(lexicon.Now.Knows("id", "banjir"));
    }

    [Fact]
    public void What_was_adopted_is_there_after_a_restart()
    {
        new CurrentLexicon(folder).Adopt(Water);
        Assert.True(new CurrentLexicon(folder).Now.Knows("es", "agu"));
    }

    [Fact]
    public void A_pair_a_person_added_works_at_once_and_after_a_restart()
    {
        var lexicon = new CurrentLexicon(folder);
        lexicon.Adopt(Water);
        lexicon.Add(new("id", "gorong-gorong", "en", "culvert\tpipe\n"));
        Assert.True(lexicon.Now.Knows("id", "gorong"));
        Assert.True(new CurrentLexicon(folder).Now.Knows("id", "gorong"));
    }

    [Fact]
    public void It_counts_which_words_are_missed()
    {
        var spanish = Assert.Single(Water.Measure([("es", "agua y zanja"), ("es-UY", "zanja 2030")]));
        Assert.Equal((3, new UnknownWord("zanja", 2)), (spanish.Words, spanish.Unknown[0]));
        Assert.Equal(1 / 3.0, spanish.Share, 3);
    }

    public void Dispose() => Directory.Delete(folder, true);
}
