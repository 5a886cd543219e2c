using Reciproca.Tests.Spine.Translation;

namespace Reciproca.Tests.Across.Reading;

/// <summary>
/// The whole way of a reader without script: an Indonesian officer searches in Indonesian, finds Spanish and Portuguese records, sees why and
/// the gist in Indonesian, corrects, and finds the correction at once. With Apertium and without.
/// </summary>
public sealed class ReadingJourneyTests
{
    [Theory]
    [InlineData("none")]
    [InlineData("auto")]
    public async Task An_Indonesian_reader_finds_reads_and_corrects_what_was_written_in_Spanish(string apertium)
    {
        Assert.SkipUnless(apertium == "none" || ApertiumTests.Installed, "Apertium is not installed");
        await using var node = new TestNode { Translation = [$"Apertium={apertium}"] };
        await node.InitializeAsync();
        var (montevideo, santos, palu) = (await node.City("Montevideo", "es", "UY"), await node.City("Santo André", "pt", "BR"), await node.City("Palu", "id", "ID"));
        var spanish = (await montevideo.Publishes("Drenaje urbano con jardines de lluvia", "Las inundaciones cerraban las escuelas cada invierno.", "Construimos drenaje y plantamos árboles en 12 barrios.", "Ninguna escuela cerró en dos años.")).Address.AbsolutePath;
        var portuguese = (await santos.Publishes("Macrodrenagem e parques lineares contra enchentes", "As enchentes paravam o transporte.", "Fizemos parques ao longo do rio.", "O transporte não parou mais.")).Address.AbsolutePath;
        var indonesian = (await palu.Publishes("Bank sampah di pasar", "Sampah pasar menumpuk.", "Warga menabung sampah.", "Pasar bersih.")).Address.AbsolutePath;
        await node.Settle();

        var found = await palu.Browser.Open("/search?q=banjir+perkotaan+dan+drainase");
        foreach (var address in new[] { spanish, portuguese }) Assert.Contains(found.Document.QuerySelectorAll("li.record h3 a"), a => a.GetAttribute("href") == address);
        Assert.DoesNotContain(indonesian, found.Html);
        var line = found.Document.QuerySelectorAll("li.record").Single(l => l.QuerySelector("h3 a")!.GetAttribute("href") == spanish);
        Assert.Contains("Intinya:", line.TextContent);
        Assert.Contains("drainase", line.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(line.QuerySelector("ul.why li"));

        var page = await palu.Browser.Open(spanish);
        Assert.Contains("drainase", page.Of("[data-reading]"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("banjir", page.Of("[data-reading]"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Las inundaciones cerraban", page.Of("article"));

        var written = await (await palu.Browser.Open(spanish + "/languages/id")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Taman resapan pencegah genangan" });
        Assert.Equal("Taman resapan pencegah genangan", written.Of("h1"));
        await node.Settle();
        Assert.Contains(spanish, (await node.Citizen("id").Open("/search?q=taman+resapan")).Html);

        if (apertium == "none") return;
        // a Portuguese reader has more: a machine's draft, which says so, and which a member of the steward's own network corrects
        var draft = await santos.Browser.Open(spanish);
        Assert.Contains("Tradução automática de Apertium a partir de Español", draft.Of("[data-reading]"));
        var asked = await draft.Submit(new Dictionary<string, string>(), "Traduzir o texto inteiro");
        await node.Settle();
        var read = await santos.Browser.Open(asked.Address.PathAndQuery);
        Assert.Contains("12 bairros", read.Of("article"));
        Assert.Contains("Tradução automática", read.Of("[data-reading]"));
        await (await santos.Browser.Open(spanish + "/languages/pt")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Piscininhas de chuva no bairro" });
        await node.Settle();
        Assert.Contains(spanish, (await node.Citizen("pt").Open("/search?q=piscininhas")).Html);
    }
}
