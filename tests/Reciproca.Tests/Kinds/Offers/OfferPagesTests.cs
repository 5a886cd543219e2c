using System.Net;
using Xunit;

namespace Reciproca.Tests.Kinds.Offers;

public sealed class OfferPagesTests(TestNode node) : IClassFixture<TestNode>
{
    private static async Task<TestPage> Offers(TestCity city, string title, string what, string days = "20") => await (await city.Browser.Open("/offers/new"))
        .Submit(new Dictionary<string, string> { ["Form.Title"] = title, ["Form.What"] = what, ["Form.PersonDays"] = days });

    [Fact]
    public async Task A_title_and_two_sentences_are_enough()
    {
        var city = await node.City("Medellín", "es", "CO");
        var page = await Offers(city, "Metrocables y barrios", "Acompañamos a ciudades que quieren unir barrios de ladera con transporte por cable.");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Metrocables y barrios", page.Of("h1"));
        Assert.Contains("Acompañamos", (await node.Citizen().Open(page.Address.AbsolutePath)).Text);
    }

    [Fact]
    public async Task More_days_left_than_a_year_has_are_refused_beside_the_field()
    {
        var city = await node.City("Surabaya", "id");
        var page = await (await city.Browser.Open("/offers/new")).Submit(new Dictionary<string, string>
        {
            ["Form.Title"] = "Bank sampah", ["Form.What"] = "Kami mendampingi kota membentuk bank sampah.", ["Form.PersonDays"] = "5", ["Form.PersonDaysLeft"] = "9",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Of("#Form-PersonDaysLeft-error, #Form_PersonDaysLeft-error"));
        Assert.Contains("Bank sampah", page.Html);
    }

    [Fact]
    public async Task A_paused_offer_says_so_and_opens_again()
    {
        var city = await node.City("Lahore", "en", "PK");
        var page = await Offers(city, "Heat action planning", "We help cities write a heat action plan in three months.");
        var paused = await page.Submit(new Dictionary<string, string>(), "Pause the offer");
        Assert.Contains("Paused", paused.Of(".record-head"));
        Assert.Contains("Capacity left", (await paused.Submit(new Dictionary<string, string>(), "Open the offer again")).Of(".record-head"));
    }

    [Fact]
    public async Task Only_the_two_organisations_read_what_is_asked_about_an_offer()
    {
        var (host, guest) = (await node.City("Santo André", "pt", "BR"), await node.City("Palu", "id"));
        var offer = await Offers(host, "Drenagem urbana", "Compartilhamos nosso plano de drenagem com cidades costeiras.");
        var begin = offer.Address.AbsolutePath.Replace("/offers/", "/conversations/about/", StringComparison.Ordinal);
        var talk = await (await guest.Browser.Open(begin)).Submit(new Dictionary<string, string> { ["Text"] = "Apakah cocok untuk kota kecil?" });
        Assert.Contains("Apakah cocok", (await host.Browser.Open(talk.Address.AbsolutePath)).Text);
        var secretariat = await node.Secretariat();
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.Browser.Open(talk.Address.AbsolutePath)).Status);
        Assert.StartsWith("/account/sign-in", (await node.Citizen().Open(talk.Address.AbsolutePath)).Address.AbsolutePath);
        Assert.Equal(talk.Address.AbsolutePath, (await guest.Browser.Open(begin)).Address.AbsolutePath);
    }
}
