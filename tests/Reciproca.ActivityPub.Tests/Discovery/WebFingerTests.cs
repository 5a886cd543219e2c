using System.Text.Json;
using Reciproca.ActivityPub.Discovery;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.JsonLd;

namespace Reciproca.ActivityPub.Tests.Discovery;

public class WebFingerTests
{
    [Theory]
    [InlineData("surabaya@node.example", "acct:surabaya@node.example")]
    [InlineData("@Surabaya@Node.Example", "acct:Surabaya@node.example")]
    [InlineData("acct:comité+agua@node.example:8443", "acct:comité+agua@node.example:8443")]
    public void An_address_is_read_however_people_write_it(string text, string expected)
    {
        Assert.True(WebFingerAddress.TryParse(text, out var address));
        Assert.Equal(expected, address.Uri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("surabaya")]
    [InlineData("a@b@c")]
    [InlineData("a@")]
    [InlineData("@b.example")]
    [InlineData("a@b.example/path")]
    [InlineData("a@b.example?x")]
    [InlineData("a@user:pw@b")]
    [InlineData("a b@c.example")]
    [InlineData("a@[")]
    public void What_is_no_address_is_refused(string text) => Assert.False(WebFingerAddress.TryParse(text, out _));

    [Fact]
    public void A_resource_may_be_an_address_or_a_web_address()
    {
        Assert.Equal("surabaya", WebFingerQuestion.Read("acct:surabaya@node.example")!.Address!.User);
        Assert.Equal("/actor", WebFingerQuestion.Read("https://node.example/actor")!.Uri!.AbsolutePath);
        Assert.Null(WebFingerQuestion.Read("mailto:x"));
        Assert.Null(WebFingerQuestion.Read(null));
    }

    [Fact]
    public void An_answer_says_who_the_actor_is_and_reads_back()
    {
        WebFingerAddress.TryParse("surabaya@node.example", out var address);
        var answer = WebFingerDocument.ForActor(address!, "https://node.example/?author=1", "https://node.example/@surabaya");
        var read = WebFingerDocument.Read(JsonElement.Parse(answer.ToJson()))!;
        Assert.Equal("https://node.example/?author=1", read.Actor);
        Assert.Equal(answer.Links, read.Links);
        Assert.Equal(["https://node.example/?author=1", "https://node.example/@surabaya"], read.Aliases);
        Assert.Null(WebFingerDocument.Read(JsonElement.Parse("""{"links":5}""")));
        Assert.Null(WebFingerDocument.Read(JsonElement.Parse("""{"subject":"acct:a@b","links":[{"rel":"self","type":"text/html","href":"x"},7]}"""))!.Actor);
    }

    [Fact]
    public async Task An_actor_is_found_by_its_address_and_its_address_is_confirmed_by_its_host()
    {
        using var server = Host();
        var client = Client();
        WebFingerAddress.TryParse($"city@127.0.0.1:{server.Port}", out var address);
        Assert.Equal(server.Url("/actor"), await client.FindActor(address!, Budget()));
        Assert.Equal("/.well-known/webfinger?resource=acct%3Acity%40127.0.0.1%3A" + server.Port, server.Requests.First().Path);
        Assert.Equal(address, await client.ConfirmAddress(Actor(server.Url("/actor"), "city"), Budget()));
        Assert.Equal(address, await client.ConfirmAddress(Stated(server, $"acct:city@127.0.0.1:{server.Port}"), Budget()));
    }

    [Fact]
    public async Task An_address_that_does_not_lead_back_to_the_actor_is_not_confirmed()
    {
        using var server = Host();
        Assert.Null(await Client().ConfirmAddress(Actor(server.Url("/actor/"), "city"), Budget()));
        Assert.Null(await Client().ConfirmAddress(Actor(server.Url("/actor"), "nobody"), Budget()));
        Assert.Null(await Client().ConfirmAddress(Stated(server, "pompous@10.0.0.1"), Budget()));
        Assert.Null(await Client().ConfirmAddress(Stated(server, "not an address"), Budget()));
    }

    [Fact]
    public async Task The_actor_of_a_node_is_found()
    {
        using var server = Host();
        Assert.Equal(server.Url("/node"), await Client().FindNodeActor($"127.0.0.1:{server.Port}", Budget()));
    }

    private static LoopbackServer Host()
    {
        LoopbackServer? server = null;
        return server = new(asked => Respond(server!, WebFingerQuestion.Read(Uri.UnescapeDataString(asked.Path.Split("resource=")[1]))));
    }

    private static Answer Respond(LoopbackServer server, WebFingerQuestion? question)
    {
        if (question?.Address is { User: "city" } address) return Jrd(WebFingerDocument.ForActor(address, server.Url("/actor")));
        return question?.Uri is { AbsolutePath: "/" } ? Jrd(WebFingerDocument.ForNode(server.Url("/"), server.Url("/node"))) : Answer.Empty(404);
    }

    private static Answer Jrd(WebFingerDocument document) => new(200, MediaTypes.WebFinger, document.ToJson());

    private static LdNode Actor(string id, string name) => Expander.Expand(JsonElement.Parse($$"""{"id":"{{id}}","preferredUsername":"{{name}}"}""")).Root;

    private static LdNode Stated(LoopbackServer server, string address) => Expander.Expand(JsonElement.Parse(
        $$"""{"@context":["https://www.w3.org/ns/activitystreams","https://purl.archive.org/socialweb/webfinger"],"id":"{{server.Url("/actor")}}","webfinger":"{{address}}"}""")).Root;

    private static WebFingerClient Client() => new(SafeFetcher.Create(LoopbackServer.Rules, TimeProvider.System));

    private static FetchBudget Budget() => new(TimeProvider.System);
}
