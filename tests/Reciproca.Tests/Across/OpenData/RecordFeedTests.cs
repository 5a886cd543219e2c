using System.Net;
using System.Text.Json;
using Xunit;

namespace Reciproca.Tests.Across.OpenData;

public sealed class RecordFeedTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task Pages_go_on_from_the_cursor_and_give_each_record_once()
    {
        var city = await node.City("Palu");
        for (var i = 0; i < 5; i++) await city.Asks($"Problem number {i}", "Centre");
        var seen = new List<string>();
        var after = "";
        do
        {
            var page = JsonDocument.Parse(await node.Citizen().Http.GetStringAsync($"/api/records?kind=need&limit=2&after={after}")).RootElement;
            seen.AddRange(page.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("id").GetString()!));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        } while (after is not null);
        Assert.True(seen.Count >= 5);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task What_was_withdrawn_or_never_published_is_not_given()
    {
        var city = await node.City("Quito", "es", "EC");
        var page = await city.Asks("Un problema retirado", "Norte");
        var id = page.Address.AbsolutePath.Split('/')[2];
        Assert.Equal(HttpStatusCode.OK, (await node.Citizen().Http.GetAsync($"/api/records/{id}")).StatusCode);
        await city.Presses($"/needs/{id}", "withdraw");
        Assert.Equal(HttpStatusCode.NotFound, (await city.Browser.Http.GetAsync($"/api/records/{id}")).StatusCode);
        Assert.DoesNotContain("Un problema retirado", await city.Browser.Http.GetStringAsync("/api/records?limit=200"));
    }

    [Fact]
    public async Task An_answer_that_has_not_changed_is_not_sent_again_and_one_that_has_is()
    {
        var city = await node.City("Kupang");
        await city.Asks("Kekeringan", "Timur");
        var http = node.Citizen().Http;
        var tag = (await http.GetAsync("/api/records?limit=200")).Headers.ETag!;
        var again = new HttpRequestMessage(HttpMethod.Get, "/api/records?limit=200");
        again.Headers.IfNoneMatch.Add(tag);
        Assert.Equal(HttpStatusCode.NotModified, (await http.SendAsync(again)).StatusCode);
        await city.Asks("Kekurangan air bersih", "Barat");
        var later = new HttpRequestMessage(HttpMethod.Get, "/api/records?limit=200");
        later.Headers.IfNoneMatch.Add(tag);
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(later)).StatusCode);
    }

    [Theory]
    [InlineData("kind=letter")]
    [InlineData("after=yesterday")]
    [InlineData("limit=many")]
    [InlineData("limit=0")]
    [InlineData("limit=100000")]
    public async Task Bad_input_is_answered_with_a_problem(string query)
    {
        var response = await node.Citizen("es").Http.GetAsync("/api/records?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Pages_of_other_sites_may_read_it()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/records");
        request.Headers.Add("Origin", "https://elsewhere.example");
        var response = await node.Citizen().Http.SendAsync(request);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task The_description_names_the_two_addresses()
    {
        var document = JsonDocument.Parse(await node.Citizen().Http.GetStringAsync("/openapi/v1.json")).RootElement;
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString());
        Assert.Equal(["/api/records", "/api/records/{id}"], document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order());
    }
}
