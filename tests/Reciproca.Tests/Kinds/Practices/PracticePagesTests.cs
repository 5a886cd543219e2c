using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.Records;

namespace Reciproca.Tests.Kinds.Practices;

public sealed class PracticePagesTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_title_and_three_answers_are_enough_to_publish()
    {
        var city = await node.City("Trujillo", "es", "PE");
        var page = await city.Publishes("Jardines de lluvia en laderas", "Las calles bajas se inundaban cada otoño.", "Se plantaron cuarenta jardines con los vecinos.", "La escuela no volvió a cerrar.");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var citizen = await node.Citizen("es").Open(page.Address.AbsolutePath);
        Assert.Equal("Jardines de lluvia en laderas", citizen.Of("h1"));
        Assert.Contains("La escuela no volvió a cerrar", citizen.Of("article"));
        Assert.Contains("Atribución 4.0", citizen.Of("dl.facts"));
    }

    [Fact]
    public async Task What_is_missing_is_named_and_nothing_typed_is_lost()
    {
        var city = await node.City("Cusco", "es", "PE");
        var page = await city.Publishes("Jardines", result: "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("qué se logró", page.Of(".error"));
        Assert.Contains("planted the bank", page.Html);
    }

    [Fact]
    public async Task A_draft_may_be_as_short_as_its_title()
    {
        var city = await node.City("Piura", "es", "PE");
        var page = await (await city.Browser.Open("/practices/new")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Mercados limpios" }, "draft");
        Assert.Equal("Mercados limpios", page.Of("h1"));
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open(page.Address.AbsolutePath)).Status);
    }

    [Fact]
    public async Task Numbers_dates_and_codes_are_kept()
    {
        var city = await node.City("Ica", "es", "PE");
        var address = (await city.Publishes("Riego por goteo en parques")).Address.AbsolutePath;
        var saved = await (await city.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string>
        {
            ["Form.StartedOn"] = "2021-03-01", ["Form.EndedOn"] = "2023-11-30", ["Form.Cost"] = "38000", ["Form.Currency"] = "usd", ["Form.PersonDays"] = "900",
            ["Form.Topics"] = "drinking-water", ["Form.Powers"] = "fees", ["Form.Sections[failed]"] = "Los primeros goteros se taparon.",
        });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("USD", saved.Of("dl.facts"));
        Assert.Contains("900", saved.Of("dl.facts"));
        Assert.Contains("se taparon", saved.Of("article"));
        var practice = await node.Db(db => db.Set<Practice>().OrderByDescending(p => p.Id).FirstAsync(p => p.Cost == 38_000));
        Assert.Equal((new DateOnly(2021, 3, 1), "USD"), (practice.StartedOn, practice.Currency));
        var again = await city.Browser.Open(address + "/edit");
        Assert.True(again.Document.QuerySelector("input[value=drinking-water]")!.HasAttribute("checked"));
    }

    [Theory]
    [InlineData("Form.EndedOn", "2020-01-01")]
    [InlineData("Form.Cost", "-1")]
    [InlineData("Form.Currency", "dollars")]
    public async Task A_number_that_cannot_be_is_refused_beside_its_field(string field, string value)
    {
        var city = await node.City("Tacna", "es", "PE");
        var page = await (await city.Browser.Open("/practices/new")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Prueba", ["Form.StartedOn"] = "2021-01-01", [field] = value }, "draft");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Of($"#{field.Replace('.', '-')}-error"));
    }

    [Fact]
    public async Task A_second_language_is_written_by_hand_and_chosen_by_the_reader()
    {
        var city = await node.City("Medellín", "es", "CO");
        var address = (await city.Publishes("Escaleras en laderas")).Address.AbsolutePath;
        await (await city.Browser.Open(address + "/edit?in=id")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Tangga di lereng", ["Form.Sections[problem]"] = "Warga sulit naik turun." });
        Assert.Equal("Tangga di lereng", (await node.Citizen("id").Open(address)).Of("h1"));
        Assert.Equal("Escaleras en laderas", (await node.Citizen("id").Open(address + "?text=es")).Of("h1"));
    }

    [Fact]
    public async Task What_is_not_translated_yet_is_read_in_the_original()
    {
        var city = await node.City("Bello", "es", "CO");
        var address = (await city.Publishes("Cables sobre la ciudad", result: "El viaje dura la mitad.")).Address.AbsolutePath;
        await (await city.Browser.Open(address + "/edit?in=en")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Cable cars", ["Form.Sections[problem]"] = "The hills were cut off." });
        var page = await node.Citizen("en").Open(address);
        Assert.Equal("Cable cars", page.Of("h1"));
        Assert.Contains(page.Document.QuerySelectorAll("article div[lang=es]"), part => part.TextContent.Contains("El viaje dura la mitad."));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("article div[lang=en]"), part => part.TextContent.Contains("viaje"));
    }

    [Fact]
    public async Task Completeness_grows_with_each_answer()
    {
        var city = await node.City("Iquique", "es", "CL");
        var address = (await city.Publishes("Playas accesibles")).Address.AbsolutePath;
        var before = (await city.Browser.Open(address)).Document.QuerySelector("progress")!.GetAttribute("value");
        await (await city.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string> { ["Form.Sections[failed]"] = "Las rampas de madera no duraron." });
        Assert.Equal(int.Parse(before!) + 1, int.Parse((await city.Browser.Open(address)).Document.QuerySelector("progress")!.GetAttribute("value")!));
    }

    [Fact]
    public async Task Markdown_that_hides_a_script_shows_as_text()
    {
        var city = await node.City("Arica", "es", "CL");
        var page = await city.Publishes("Residuos", "Se acumulaban <script>alert(1)</script> en la costa.");
        Assert.Null(page.Document.QuerySelector("article script"));
    }

    [Fact]
    public async Task Another_city_may_not_edit()
    {
        var address = (await (await node.City("Cali", "es", "CO")).Publishes("Huertas urbanas")).Address.AbsolutePath;
        Assert.Equal(HttpStatusCode.Forbidden, (await (await node.City("Pasto", "es", "CO")).Browser.Open(address + "/edit")).Status);
        Assert.StartsWith("/account/sign-in", (await node.Citizen().Open(address + "/edit")).Address.PathAndQuery);
    }
}
