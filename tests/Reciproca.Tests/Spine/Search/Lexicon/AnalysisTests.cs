using Lucene.Net.Analysis.TokenAttributes;
using Xunit;
using Reciproca.Spine.Search.Lexicon;

namespace Reciproca.Tests.Spine.Search.Lexicon;

public class AnalysisTests
{
    [Theory]
    [InlineData("es", "energía", "energia")]
    [InlineData("es", "aumentar", "aumenten")]
    [InlineData("es", "pagar", "paguen")]
    [InlineData("es", "luces", "luz")]
    [InlineData("pt", "ações", "acao")]
    [InlineData("pt", "municipais", "municipal")]
    [InlineData("fr", "municipaux", "municipal")]
    [InlineData("fr", "l'école", "ecoles")]
    [InlineData("id", "meningkatkan", "peningkatan")]
    [InlineData("id", "memantau", "pemantauan")]
    [InlineData("id", "mengurangi", "kurang")]
    [InlineData("en", "flooding", "floods")]
    public void Forms_of_a_word_meet_in_one_stem(string language, string one, string other) =>
        Assert.Equal(Analysis.Terms(language, one), Analysis.Terms(language, other));

    [Theory]
    [InlineData("es", "estado", "estación")]
    [InlineData("en", "water", "waste")]
    [InlineData("pt", "água", "aguardar")]
    public void Different_words_stay_apart(string language, string one, string other) =>
        Assert.NotEqual(Analysis.Terms(language, one), Analysis.Terms(language, other));

    [Fact]
    public void Words_that_say_nothing_are_left_out() =>
        Assert.Equal(["gestion", "agu"], Analysis.Terms("es", "la gestión del agua"));

    [Fact]
    public void Exact_words_keep_their_form_and_their_stop_words() =>
        Assert.Equal(["la", "gestion", "del", "agua"], Analysis.Words("es", "La gestión del agua").Select(token => token.Term));

    [Fact]
    public void A_term_knows_where_it_stood() =>
        Assert.Equal(new Token("banjir", 7, 13), Analysis.Tokens("id", "Cegah: Banjir!")[1]);

    [Fact]
    public void Chinese_is_cut_into_pairs() =>
        Assert.Equal(["防洪", "洪排", "排涝"], Analysis.Terms("zh", "防洪排涝"));

    [Fact]
    public void Every_language_and_unknown_ones_take_any_text()
    {
        foreach (var language in Analysis.Languages.Append("xx").Append("pt-BR"))
            Assert.NotNull(Analysis.Terms(language, "água ว่า \ud800 水 سیلاب !!! 1.5 °C https://example.org/a?b=c"));
    }

    [Fact]
    public void What_is_remembered_of_words_is_what_the_analyser_of_their_language_says()
    {
        const string Text = "The city's pumps and the pumping: la gestión del agua, más pumps. Pembangunan dan menanggulangi banjir di kota; l'eau de la ville, água das chuvas. 防洪排涝 سیلاب कार्यक्रम ว่าการ 1.5 SDG-11";
        foreach (var language in Analysis.Languages.Append("xx"))
            foreach (var _ in Enumerable.Range(0, 2)) // the second time from memory
                Assert.Equal(Analysed(language, Text), Analysis.Tokens(language, Text));
    }

    private static List<Token> Analysed(string language, string text)
    {
        var tokens = new List<Token>();
        using var stream = Analysis.For(language).GetTokenStream("", text);
        var (term, place, step) = (stream.GetAttribute<ICharTermAttribute>(), stream.GetAttribute<IOffsetAttribute>(), stream.GetAttribute<IPositionIncrementAttribute>());
        stream.Reset();
        while (stream.IncrementToken()) tokens.Add(new(term.ToString()!, place.StartOffset, place.EndOffset, step.PositionIncrement));
        return tokens;
    }
}
