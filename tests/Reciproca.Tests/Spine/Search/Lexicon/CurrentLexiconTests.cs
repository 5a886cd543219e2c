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

    [Fact]
    public void A_file_cut_in_half_is_not_read_and_the_one_before_it_is_used()
    {
        var lexicon = new CurrentLexicon(folder);
        lexicon.Adopt(Water);
        lexicon.Adopt(LexiconLearning.Learn([new("texts", 1, [new("es", "fuego", "en", "fire")])]));
        File.WriteAllBytes(lexicon.FilePath, File.ReadAllBytes(lexicon.FilePath)[..^20]);
        var next = new CurrentLexicon(folder);
        Assert.True(next.IsDamaged);
        Assert.True(next.Now.Learned("es", "agu"));
    }

    [Fact]
    public void A_lexicon_that_another_process_learned_is_taken_over()
    {
        var (running, command) = (new CurrentLexicon(folder), new CurrentLexicon(folder));
        Assert.False(running.Now.Learned("es", "xolotuk"));
        Assert.False(running.ReadAgainIfChanged());
        command.Adopt(LexiconLearning.Learn([new("texts", 1, [new("es", "xolotuk", "en", "ditch")])]));
        Assert.True(running.ReadAgainIfChanged());
        Assert.True(running.Now.Learned("es", "xolotuk"));
        Assert.False(running.ReadAgainIfChanged());
    }

    [Fact]
    public void Imported_texts_are_learned_from_now_on_and_a_file_without_any_is_refused()
    {
        var lexicon = new CurrentLexicon(folder);
        Assert.Equal(1, lexicon.Import(Written("words.tsv", "en\tid\nculvert\txolotuk\n")));
        Assert.Equal(1, lexicon.Import(Written("memory.tmx", "<tmx version='1.4'><body><tu><tuv xml:lang='en'><seg>ditch</seg></tuv><tuv xml:lang='es'><seg>plorfino</seg></tuv></tu></body></tmx>")));
        var learned = lexicon.Learn([]);
        Assert.True(learned.Learned("id", "xolotuk") && learned.Learned("es", "plorfin"));
        Assert.Throws<InvalidDataException>(() => lexicon.Import(Written("letter.tsv", "Dear Sir or Madam\nwith kind regards\n")));
        Assert.Throws<System.Xml.XmlException>(() => lexicon.Import(Written("page.tmx", "<html><body>not a memory")));
        Assert.Equal(2, Directory.GetFiles(lexicon.ImportFolder).Length);
    }

    string Written(string name, string text)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "given")).FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(folder, true);
}
