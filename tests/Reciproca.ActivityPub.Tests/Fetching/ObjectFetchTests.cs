using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Keys;

namespace Reciproca.ActivityPub.Tests.Fetching;

public class ObjectFetchTests
{
    [Fact]
    public async Task An_object_at_its_own_id_is_accepted()
    {
        using var server = Serving(s => new() { ["/notes/1"] = $$"""{"id":"{{s}}/notes/1","type":"Note"}""" });
        Assert.True((await GetObject(server, "/notes/1")).Node!.Is(As.Note));
    }

    [Fact]
    public async Task An_object_with_another_id_of_the_same_server_is_fetched_from_there()
    {
        using var server = Serving(s => new()
        {
            ["/@city/1"] = $$"""{"id":"{{s}}/notes/1","type":"Note","content":"cached copy"}""",
            ["/notes/1"] = $$"""{"id":"{{s}}/notes/1","type":"Note","content":"the real one"}""",
        });
        Assert.Equal("the real one", (await GetObject(server, "/@city/1")).Node!.Text(As.Content));
    }

    [Theory]
    [InlineData("https://victim.example/notes/1")]
    [InlineData("http://127.0.0.1:1/notes/1")]
    [InlineData("not a uri")]
    public async Task An_object_that_claims_the_id_of_another_server_is_refused(string claimed)
    {
        using var server = Serving(_ => new() { ["/notes/1"] = $$"""{"id":"{{claimed}}","type":"Note"}""" });
        var found = await GetObject(server, "/notes/1");
        Assert.Equal((FetchRefusal.WrongId, (LdNode?)null), (found.Refusal, found.Node));
    }

    [Fact]
    public async Task Two_ids_that_point_to_each_other_are_refused()
    {
        using var server = Serving(s => new() { ["/a"] = $$"""{"id":"{{s}}/b"}""", ["/b"] = $$"""{"id":"{{s}}/a"}""" });
        Assert.Null((await GetObject(server, "/a")).Node);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_object_without_an_id_is_refused()
    {
        using var server = Serving(_ => new() { ["/a"] = """{"type":"Note"}""" });
        Assert.Equal(FetchRefusal.Malformed, (await GetObject(server, "/a")).Refusal);
    }

    [Fact]
    public async Task A_key_in_its_owners_document_is_found()
    {
        var (pem, _) = Keys();
        using var server = Serving(s => new() { ["/actor"] = Actor(s, $"{s}/actor", pem) });
        var key = await FindKey(server, "/actor#main-key");
        Assert.Equal(server.Url("/actor"), key!.Owner);
    }

    [Fact]
    public async Task A_key_document_counts_only_when_its_owner_names_it_in_return()
    {
        var (pem, _) = Keys();
        string Document(string s) => $$"""{"id":"{{s}}/key","type":"Key","owner":"{{s}}/actor","publicKeyPem":"{{pem}}"}""";
        using var named = Serving(s => new() { ["/key"] = Document(s), ["/actor"] = $$"""{"id":"{{s}}/actor","type":"Organization","inbox":"{{s}}/i","publicKey":"{{s}}/key"}""" });
        Assert.NotNull(await FindKey(named, "/key"));
        using var unnamed = Serving(s => new() { ["/key"] = Document(s), ["/actor"] = Actor(s, $"{s}/actor", pem) });
        Assert.Null(await FindKey(unnamed, "/key"));
    }

    [Fact]
    public async Task A_key_that_names_another_owner_than_the_actor_it_hangs_on_is_refused()
    {
        var (pem, _) = Keys();
        using var server = Serving(s => new() { ["/actor"] = Actor(s, $"{s}/other", pem) });
        Assert.Null(await FindKey(server, "/actor#main-key"));
    }

    [Fact]
    public async Task An_actor_that_claims_anothers_id_gives_no_key()
    {
        var (pem, _) = Keys();
        using var server = Serving(s => new() { ["/actor"] = Actor(s, $"{s}/actor", pem).Replace($"\"id\":\"{s}/actor\"", "\"id\":\"https://victim.example/actor\"") });
        Assert.Null(await FindKey(server, "/actor#main-key"));
    }

    [Fact]
    public async Task An_Ed25519_multikey_is_found()
    {
        var (_, multibase) = Keys();
        using var server = Serving(s => new()
        {
            ["/actor"] = $$"""
                {"@context":["https://www.w3.org/ns/activitystreams","https://w3id.org/security/multikey/v1"],"id":"{{s}}/actor","type":"Organization","inbox":"{{s}}/i",
                 "assertionMethod":[{"id":"{{s}}/actor#ed","type":"Multikey","controller":"{{s}}/actor","publicKeyMultibase":"{{multibase}}"}]}
                """,
        });
        Assert.IsType<Ed25519PublicKey>(await FindKey(server, "/actor#ed"));
        Assert.Null(await FindKey(server, "/actor#other"));
    }

    private static string Actor(string s, string owner, string pem) => $$"""
        {"@context":["https://www.w3.org/ns/activitystreams","https://w3id.org/security/v1"],"id":"{{s}}/actor","type":"Organization","inbox":"{{s}}/i",
         "publicKey":{"id":"{{s}}/actor#main-key","owner":"{{owner}}","publicKeyPem":"{{pem}}"} }
        """;

    private static (string Pem, string Multibase) Keys() =>
        (RsaSigningKey.Generate("", "").Public.Pem.Replace("\n", "\\n"), Ed25519SigningKey.Generate("", "").Public.Multibase);

    private static LoopbackServer Serving(Func<string, Dictionary<string, string>> documents)
    {
        LoopbackServer? server = null;
        return server = new(asked => documents(server!.Url("")).TryGetValue(asked.Path, out var json) ? LoopbackServer.Activity(json) : Answer.Empty(404));
    }

    private static Task<FetchedObject> GetObject(LoopbackServer server, string path) =>
        Fetcher().GetObject(server.Url(path), new(TimeProvider.System));

    private static Task<PublicKey?> FindKey(LoopbackServer server, string path) =>
        new RemoteKeys(Fetcher()).Find(server.Url(path), new(TimeProvider.System));

    private static SafeFetcher Fetcher() => SafeFetcher.Create(LoopbackServer.Rules, TimeProvider.System);
}
