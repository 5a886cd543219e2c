using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Learning;
using Xunit;

namespace Reciproca.Tests.Spine.Search.Lexicon;

public sealed class LexiconFileTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("lexicon").FullName;

    string Path => System.IO.Path.Combine(folder, "lexicon.bin");

    static TranslationLexicon Of(string word, string meaning) => LexiconLearning.Learn([new("texts", 1, [new("es", word, "en", meaning)])]);

    [Fact]
    public void What_was_saved_comes_back()
    {
        var lexicon = LexiconLearning.Learn([ThesaurusLayer.Layer]);
        LexiconFile.Save(Path, lexicon);
        var back = LexiconFile.Load(Path)!;
        Assert.Equal(lexicon.Inspect(), back.Inspect());
        Assert.Equal(lexicon.Layers, back.Layers);
        Assert.Equal(LexiconBytes.Of(lexicon), LexiconBytes.Of(back));
    }

    [Fact]
    public void A_file_cut_in_half_is_refused_and_the_last_good_one_stays()
    {
        LexiconFile.Save(Path, Of("agua", "water"));
        LexiconFile.Save(Path, Of("calle", "street"));
        File.WriteAllBytes(Path, File.ReadAllBytes(Path)[..60]);
        Assert.Null(LexiconFile.Read(Path));
        Assert.True(LexiconFile.Load(Path)!.Knows("es", "agu"));
    }

    [Fact]
    public void A_changed_byte_is_noticed()
    {
        LexiconFile.Save(Path, Of("agua", "water"));
        var bytes = File.ReadAllBytes(Path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(Path, bytes);
        Assert.Null(LexiconFile.Load(Path));
    }

    [Fact]
    public void A_damaged_file_never_becomes_the_last_good_one()
    {
        LexiconFile.Save(Path, Of("agua", "water"));
        LexiconFile.Save(Path, Of("calle", "street"));
        File.WriteAllText(Path, "rubbish");
        LexiconFile.Save(Path, Of("puente", "bridge"));
        File.Delete(Path);
        Assert.True(LexiconFile.Load(Path)!.Knows("es", "agu"));
    }

    [Fact]
    public void No_file_is_no_lexicon() => Assert.Null(LexiconFile.Load(Path));

    public void Dispose() => Directory.Delete(folder, true);
}
