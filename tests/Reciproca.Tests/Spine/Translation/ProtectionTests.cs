using Reciproca.Spine.Translation;
using Reciproca.Spine.Translation.Protection;

namespace Reciproca.Tests.Spine.Translation;

/// <summary>What a translation must leave as it is, whoever translates.</summary>
public sealed class ProtectionTests
{
    [Theory]
    [InlineData("es", "La obra costó 1.250.000,50 USD en 2021.", "1.250.000,50", "USD", "2021")]
    [InlineData("es", "Vea [el informe](https://rosario.gob.ar/agua?a=1&b=2) o escriba a agua@rosario.gob.ar.", "](https://rosario.gob.ar/agua?a=1&b=2)", "agua@rosario.gob.ar")]
    [InlineData("es", "El intendente de Santo André y la red Mercociudades firmaron.", "Santo André", "Mercociudades")]
    [InlineData("en", "It follows ISO 37101 and A/RES/70/1, see `make all` and SDG 11.5.", "ISO", "37101", "A/RES/70/1", "`make all`", "SDG", "11.5")]
    [InlineData("pt", "Um ganho de **30 %** no bairro Vila Nova, ver <b>aqui</b>.", "**", "30 %", "Vila Nova", "<b>", "</b>")]
    [InlineData("id", "Kini warga Kota Palu menanam 400 pohon di kawasan RW05.", "Kota Palu", "400", "RW05")]
    public void Names_numbers_links_and_codes_are_kept(string language, string text, params string[] kept)
    {
        var masked = Masked.Of(text, new Names(language, []));
        foreach (var piece in kept) Assert.Contains(piece, masked.Kept);
        Assert.Equal(text, masked.Restore(masked.Text));
    }

    [Theory]
    [InlineData("es", "Las calles se inundan cuando llueve fuerte.")]
    [InlineData("en", "Rain Gardens for Safer Streets")]
    [InlineData("es", "Las ciudades del Brasil aprendieron.")]
    public void Ordinary_words_are_left_to_the_translator(string language, string text) => Assert.Empty(Masked.Of(text, new Names(language, [])).Kept);

    [Fact]
    public void A_known_name_is_kept_even_where_everything_is_written_large() =>
        Assert.Equal(["Baguio"], Masked.Of("How Baguio Keeps Its Drains Clean", new Names("en", ["Baguio"])).Kept);

    [Fact]
    public void A_mark_that_is_lost_doubled_or_made_up_is_noticed()
    {
        var masked = Masked.Of("Costó 100 pesos y 200 horas", new Names("es", []));
        Assert.Equal(2, masked.Kept.Count);
        Assert.Null(masked.Restore("It cost pesos and hours"));
        Assert.Null(masked.Restore($"It cost {Masked.First}{Masked.First} pesos and {(char)(Masked.First + 1)}"));
        Assert.Null(masked.Restore($"{masked.Text}{(char)(Masked.First + 2)}"));
        Assert.Equal("It cost 100 pesos, 200 hours", masked.Restore($"It cost {Masked.First} pesos, {(char)(Masked.First + 1)} hours"));
    }

    [Fact]
    public void The_shape_of_a_Markdown_text_stays()
    {
        const string text = "## Qué hicimos\n\n- Plantamos **árboles** en 3 barrios\n- Ver [informe](https://a.org/x)\n\n| año | casas |\n|---|---|\n| 2020 | 40 |\n\n```\nno tocar\n```\n1. primero";
        var lines = new MarkdownLines(text, new Names("es", []));
        Assert.Equal(text, lines.With(lines.Words));
        Assert.DoesNotContain(lines.Words, w => w.Contains("no tocar") || w.Contains("---") || w.Contains('#') || w.Contains("2020"));
        var shouted = lines.With([.. lines.Words.Select(w => w.ToUpperInvariant())])!;
        Assert.Equal(text.Length, shouted.Length);
        Assert.Contains("- VER [INFORME](https://a.org/x)", shouted);
        Assert.Contains("```\nno tocar\n```\n1. PRIMERO", shouted);
    }

    [Theory]
    [InlineData("Costó 100 pesos", "It cost 1000 pesos", "number")]
    [InlineData("Ver https://a.org/x", "See https://a.org/y", "link")]
    [InlineData("Según ODS11 actuamos", "By SDG11 we act", "code")]
    [InlineData("Un texto", "<html><body>Error</body></html>", "markup")]
    [InlineData("Un texto", "  ", "nothing")]
    [InlineData("Un texto", "A te\uFFFDxt", "unreadable")]
    [InlineData("Un texto bastante largo que dice muchas cosas sobre el agua de la ciudad", "A text", "shorter")]
    public void What_says_something_else_is_refused(string original, string translated, string why) => Assert.Contains(why, Faithful.Wrong(original, translated));

    [Fact]
    public void What_says_the_same_is_taken() => Assert.Null(Faithful.Wrong("Ver **100** casas en https://a.org/x, ODS11", "See **100** houses at https://a.org/x, ODS11"));
}
