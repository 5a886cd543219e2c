using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Reciproca.Spine.Sheets;
using Xunit;

namespace Reciproca.Tests.Across.OpenData;

public sealed class ListExportTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_list_is_taken_out_as_csv_with_a_column_for_each_field_and_language()
    {
        var city = await node.City("Rosario", "es", "AR");
        await city.Asks("Las calles se inundan cuando llueve", "Barrio Sur");
        var csv = await node.Citizen().Http.GetStringAsync("/needs.csv");
        var header = csv.TrimStart('\uFEFF').Split("\r\n")[0].Split(',');
        Assert.Equal(["id", "organisation", "organisation_name"], header[..3]);
        Assert.Superset(new HashSet<string> { "topic", "sdg", "hazard", "state", "deadline", "budget", "title_es", "problem_es", "place_es" }, header.ToHashSet());
        Assert.Contains("Las calles se inundan cuando llueve", csv);
    }

    [Fact]
    public async Task What_a_search_finds_is_taken_out_whatever_kind_it_is()
    {
        var city = await node.City("Ambon", "id");
        await city.Asks("Zebrafang di pelabuhan lama", "Pelabuhan");
        await city.Publishes("Zebrafang ditangani bersama nelayan");
        await node.Settle();
        var csv = await node.Citizen().Http.GetStringAsync("/search.csv?q=zebrafang");
        Assert.StartsWith("kind,id,organisation", csv.TrimStart('\uFEFF'));
        Assert.Equal(["need", "practice"], csv.Split("\r\n")[1..^1].Select(line => line.Split(',')[0]).Order());
        Assert.Equal(2, JsonDocument.Parse(await node.Citizen().Http.GetStringAsync("/search.json?q=zebrafang")).RootElement.GetArrayLength());
        Assert.Single(JsonDocument.Parse(await node.Citizen().Http.GetStringAsync("/search.json?q=zebrafang&kind=need")).RootElement.EnumerateArray());
    }

    [Fact]
    public async Task A_draft_leaves_with_its_city_only()
    {
        var city = await node.City("Semarang", "id");
        await (await city.Browser.Open("/needs/new")).Submit(new Dictionary<string, string> { ["Form.Problem"] = "Rob di pesisir utara", ["Form.Place"] = "Tambak Lorok" }, "draft");
        foreach (var ending in new[] { "csv", "json" })
        {
            Assert.Contains("Rob di pesisir utara", await city.Browser.Http.GetStringAsync($"/needs.{ending}"));
            Assert.DoesNotContain("Rob di pesisir utara", await node.Citizen().Http.GetStringAsync($"/needs.{ending}"));
        }
    }

    [Fact]
    public async Task What_could_run_as_a_formula_is_made_harmless_in_csv()
    {
        var city = await node.City("Cuenca", "es", "EC");
        await city.Asks("=HYPERLINK(\"http://evil.example\")", "+Centro");
        var csv = await node.Citizen().Http.GetStringAsync("/needs.csv");
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", csv);
        Assert.Contains("'+Centro", csv);
        Assert.DoesNotContain(",=HYPERLINK", csv);
    }

    [Fact]
    public async Task A_workbook_holds_texts_and_no_formula()
    {
        var city = await node.City("Iloilo", "en", "PH");
        await city.Asks("=1+1 boats for the river", "Riverside");
        using var workbook = new ZipArchive(new MemoryStream(await node.Citizen().Http.GetByteArrayAsync("/needs.xlsx")));
        using var reader = new StreamReader(workbook.Entries.Single(e => e.FullName.Contains("worksheets/")).Open());
        var sheet = await reader.ReadToEndAsync();
        Assert.Contains("=1+1 boats for the river", sheet);
        Assert.DoesNotContain("<x:f>", sheet);
    }

    [Fact]
    public async Task The_words_of_the_list_page_narrow_its_files_too()
    {
        var city = await node.City("Suva", "en", "FJ");
        await city.Asks("Mangroves are dying along the harbour", "Harbour");
        await city.Asks("Buses are late in the hills", "Hills");
        await node.Settle();
        var json = await node.Citizen().Http.GetStringAsync("/needs.json?q=mangroves");
        Assert.Contains("Mangroves are dying", json);
        Assert.DoesNotContain("Buses are late", json);
        Assert.Equal("need", JsonDocument.Parse(json).RootElement[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_list_that_does_not_exist_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open("/letters.csv")).Status);

    [Theory]
    [InlineData("=1")]
    [InlineData("-x")]
    [InlineData("'=1")]
    [InlineData("'quoted'")]
    [InlineData("plain")]
    [InlineData("\ttab")]
    public void A_text_made_safe_comes_back_as_it_was(string text) => Assert.Equal(text, Cell.Plain(Cell.Safe(text)));
}
