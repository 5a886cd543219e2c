using System.Net;

namespace Reciproca.Tests.Kinds.Organisations;

public sealed class VerifyingTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_verified_organisation_is_public_and_learns_so_by_letter()
    {
        var city = await node.Registered("Suva", "en", "FJ", verified: false);
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open($"/organisations/{city.ShortId}")).Status);
        var done = await Registering.Verify(node, city.ShortId);
        Assert.Contains("Verified. A letter tells", done.Text);
        Assert.Contains("Verified by the secretariat", (await node.Citizen().Open($"/organisations/{city.ShortId}")).Text);
        Assert.Equal("Suva is verified", (await node.Letters(city.Email))[^1].Subject);
    }

    [Fact]
    public async Task A_declined_organisation_reads_the_reason_and_is_looked_at_again_after_a_change()
    {
        var city = await node.Registered("Nadi", "en", "FJ", verified: false);
        var secretariat = await node.Secretariat();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Registering.Decide(secretariat, city.ShortId, "Decline", [])).Status);
        await Registering.Decide(secretariat, city.ShortId, "Decline", new() { ["reason"] = "Please name the council." });
        Assert.Contains("Please name the council.", (await node.Letters(city.Email))[^1].Text);
        Assert.Contains("Please name the council.", (await city.Browser.Open($"/organisations/{city.ShortId}")).Text);
        await (await city.Browser.Open($"/organisations/{city.ShortId}/edit")).Submit(new Dictionary<string, string> { ["Form.About"] = "The town council of Nadi." });
        Assert.DoesNotContain("Please name the council.", (await secretariat.Browser.Open("/secretariat/organisations")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open($"/organisations/{city.ShortId}")).Status);
    }

    [Fact]
    public async Task Verifying_is_for_the_secretariat()
    {
        var city = await node.City("Lautoka");
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Browser.Open("/secretariat/organisations")).Status);
        Assert.Equal("/account/sign-in", (await node.Citizen().Open("/secretariat/organisations")).Address.AbsolutePath);
    }
}
