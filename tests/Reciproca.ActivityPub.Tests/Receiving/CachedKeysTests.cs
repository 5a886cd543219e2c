using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Receiving;

namespace Reciproca.ActivityPub.Tests.Receiving;

public sealed class CachedKeysTests : IDisposable
{
    private readonly FixedClock clock = new(TimeProvider.System.GetUtcNow());
    private readonly LoopbackServer server;
    private string multibase = Ed25519SigningKey.Generate("", "").Public.Multibase;
    private bool absent;

    public CachedKeysTests() => server = new(_ => absent ? Answer.Empty(404) : LoopbackServer.Activity(Actor()));

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task A_key_is_fetched_once_a_day()
    {
        var keys = Keys();
        Assert.NotNull(await Find(keys));
        Assert.NotNull(await Find(keys));
        Assert.Single(server.Requests);
        clock.Now += TimeSpan.FromHours(25);
        Assert.NotNull(await Find(keys));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_replaced_key_is_seen_but_forgers_cannot_make_us_ask_again_and_again()
    {
        var keys = Keys();
        var first = await Find(keys);
        multibase = Ed25519SigningKey.Generate("", "").Public.Multibase;
        for (var i = 0; i < 10; i++) Assert.Same(first, await Find(keys, fresh: true));
        Assert.Single(server.Requests);
        clock.Now += TimeSpan.FromMinutes(6);
        Assert.Equal(multibase, (await Find(keys, fresh: true))!.Multibase);
    }

    [Fact]
    public async Task A_failure_is_remembered_for_minutes_only()
    {
        absent = true;
        var keys = Keys();
        Assert.Null(await Find(keys));
        absent = false;
        Assert.Null(await Find(keys));
        Assert.Single(server.Requests);
        clock.Now += TimeSpan.FromMinutes(6);
        Assert.NotNull(await Find(keys));
    }

    [Fact]
    public async Task Many_who_ask_at_once_cause_one_fetch()
    {
        var keys = Keys();
        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Find(keys)));
        Assert.All(found, Assert.NotNull);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Invented_keys_of_one_host_are_asked_for_only_so_often()
    {
        absent = true;
        var keys = Keys(most: 5);
        for (var i = 0; i < 30; i++) Assert.Null(await keys.Find(server.Url($"/invented/{i}"), false, default));
        Assert.Equal(5, server.Requests.Count);
    }

    private CachedKeys Keys(int most = 60) =>
        new(new RemoteKeys(SafeFetcher.Create(LoopbackServer.Rules, TimeProvider.System)), clock, new HostRate(clock, most));

    private Task<PublicKey?> Find(CachedKeys keys, bool fresh = false) => keys.Find(server.Url("/actor#ed"), fresh, default).AsTask();

    private string Actor() => $$"""
        {"@context":["https://www.w3.org/ns/activitystreams","https://www.w3.org/ns/did/v1","https://w3id.org/security/multikey/v1"],"id":"{{server.Url("/actor")}}",
         "inbox":"{{server.Url("/inbox")}}","assertionMethod":{"id":"{{server.Url("/actor#ed")}}","type":"Multikey","controller":"{{server.Url("/actor")}}","publicKeyMultibase":"{{multibase}}"} }
        """;
}
