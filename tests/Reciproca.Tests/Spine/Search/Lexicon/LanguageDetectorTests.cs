using Xunit;
using Reciproca.Spine.Search.Lexicon;

namespace Reciproca.Tests.Spine.Search.Lexicon;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData("banjir perkotaan dan drainase", "id")]
    [InlineData("inundaciones urbanas", "es")]
    [InlineData("urban flooding", "en")]
    [InlineData("gestion des déchets", "fr")]
    [InlineData("pegada de carbono", "pt")]
    [InlineData("como reduzir as enchentes", "pt")]
    [InlineData("pengurusan sisa pepejal", "ms")]
    [InlineData("pagbaha sa lungsod", "tl")]
    [InlineData("mafuriko ya mijini", "sw")]
    [InlineData("quản lý chất thải", "vi")]
    [InlineData("سیلاب سے بچاؤ", "ur")]
    [InlineData("مياه الشرب", "ar")]
    [InlineData("防洪", "zh")]
    [InlineData("बाढ़ प्रबंधन", "hi")]
    public void A_short_query_tells_its_language(string text, string language) =>
        Assert.Equal(language, LanguageDetector.Detect(text).Language);

    [Fact]
    public void A_sentence_is_recognised_with_confidence() =>
        Assert.True(LanguageDetector.Detect("Queremos aprender de otras ciudades cómo se financia el transporte público").Confidence > .95);

    [Fact]
    public void A_word_of_two_languages_goes_to_the_reader()
    {
        Assert.Equal("pt", LanguageDetector.Detect("hospital", preferred: "pt-BR").Language);
        Assert.Equal("es", LanguageDetector.Detect("hospital", preferred: "es").Language);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2030")]
    [InlineData("!!! ??? ---")]
    public void A_text_without_letters_is_in_the_readers_language_with_no_confidence(string text) =>
        Assert.Equal(new Detection("id", 0), LanguageDetector.Detect(text, preferred: "id"));

    [Fact]
    public void Half_a_character_does_not_stop_it() => Assert.NotNull(LanguageDetector.Detect("agua \ud83d").Language);
}
