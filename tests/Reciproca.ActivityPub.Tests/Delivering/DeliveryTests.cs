using System.Text;
using Reciproca.ActivityPub.Delivering;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests.Delivering;

public class DeliveryTests
{
    private static readonly RsaSigningKey Key = RsaSigningKey.Generate("https://node.example/actor#main-key", "https://node.example/actor");
    private static readonly byte[] Activity = Encoding.UTF8.GetBytes("""{"type":"Create","name":"Niño"}""");
    private readonly MemorySchemeStore store = new();
    private readonly FixedClock clock = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task An_unknown_server_gets_a_cavage_signature_it_can_verify_and_the_very_bytes()
    {
        using var server = new LoopbackServer(a => Verifies(a) ? Answer.Empty(202) : Answer.Empty(401));
        Assert.Equal(new Accepted(202), await Post(server));
        var asked = Assert.Single(server.Requests);
        Assert.Equal(SignatureScheme.Cavage, asked.Scheme);
        Assert.Equal(Activity, asked.Body);
        Assert.Equal(MediaTypes.LinkedData, asked.Message.Field("Content-Type"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_server_that_refuses_one_scheme_gets_the_other_and_is_remembered_until_the_memory_ends(int refusal)
    {
        using var server = new LoopbackServer(a => a.Scheme == SignatureScheme.Rfc9421 && Verifies(a) ? Answer.Empty(202) : Answer.Empty(refusal));
        Assert.IsType<Accepted>(await Post(server));
        Assert.IsType<Accepted>(await Post(server));
        Assert.Equal([SignatureScheme.Cavage, SignatureScheme.Rfc9421, SignatureScheme.Rfc9421], server.Requests.Select(r => r.Scheme));
        clock.Now += TimeSpan.FromDays(31);
        server.Requests.Clear();
        await Post(server);
        Assert.Equal(SignatureScheme.Cavage, server.Requests.First().Scheme);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(500)]
    public async Task A_refusal_that_has_nothing_to_do_with_the_signature_is_not_answered_with_another(int status)
    {
        using var server = new LoopbackServer(_ => Answer.Empty(status));
        await Post(server);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_that_signed_to_us_with_the_newer_scheme_gets_it_first()
    {
        using var server = new LoopbackServer(_ => Answer.Empty(202));
        await new SchemeChoice(store, clock).Worked(server.Uri("/"), SignatureScheme.Rfc9421);
        await Post(server);
        Assert.Equal(SignatureScheme.Rfc9421, Assert.Single(server.Requests).Scheme);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_overloaded_server_is_asked_again_later(int status)
    {
        using var server = new LoopbackServer(_ => Answer.Empty(status));
        Assert.Equal(status, Assert.IsType<RetryLater>(await Post(server)).Status);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("99999999", 30 * 86400)]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    public async Task Retry_After_is_heeded_up_to_a_month(string header, int? seconds)
    {
        using var server = new LoopbackServer(_ => Answer.Empty(429) with { Headers = new() { ["Retry-After"] = header } });
        var later = Assert.IsType<RetryLater>(await Post(server));
        Assert.Equal(seconds is { } s ? clock.Now.AddSeconds(s) : null, later.NotBefore);
    }

    [Fact]
    public async Task Retry_After_may_be_a_date()
    {
        var moment = clock.Now.AddHours(3);
        using var server = new LoopbackServer(_ => Answer.Empty(503) with { Headers = new() { ["Retry-After"] = HttpDate.Format(moment) } });
        var later = Assert.IsType<RetryLater>(await Post(server));
        Assert.Equal(moment.ToUnixTimeSeconds(), later.NotBefore!.Value.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task An_inbox_that_is_gone_is_gone()
    {
        using var server = new LoopbackServer(_ => Answer.Empty(410));
        Assert.IsType<Gone>(await Post(server));
    }

    [Fact]
    public async Task A_refusal_quotes_the_server_briefly_and_on_one_line()
    {
        using var server = new LoopbackServer(_ => new(401, "text/plain", Encoding.UTF8.GetBytes("No Profile found\n" + new string('x', 10_000))));
        var refused = Assert.IsType<Refused>(await Post(server));
        Assert.StartsWith("401 No Profile found x", refused.Reason);
        Assert.True(refused.Reason.Length < 600 && refused.MayBeTheSignature);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_is_a_refusal()
    {
        using var server = new LoopbackServer(_ => Answer.Redirect("/elsewhere"));
        Assert.Equal(302, Assert.IsType<Refused>(await Post(server)).Status);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Nobody_listening_is_a_reason_to_try_again_and_a_private_network_is_not()
    {
        var server = new LoopbackServer(_ => Answer.Empty(202));
        server.Dispose();
        Assert.IsType<RetryLater>(await Post(server));
        var strict = new Delivery(new(GuardedConnection.Handler(new())), new(), new(store, clock), clock);
        Assert.IsType<Refused>(await strict.Post(new("https://10.0.0.1/inbox"), Activity, Key));
        Assert.IsType<Refused>(await strict.Post(new("http://city.example/inbox"), Activity, Key));
    }

    [Fact]
    public async Task The_synchronization_header_is_sent_and_signed()
    {
        using var server = new LoopbackServer(a => Verifies(a) ? Answer.Empty(202) : Answer.Empty(401));
        var header = new CollectionSynchronization("https://node.example/f", "https://node.example/f/part", FollowerDigest.Of([]));
        await Delivery().Post(server.Uri("/inbox"), Activity, Key, new Dictionary<string, string> { [CollectionSynchronization.Header] = header.ToString() });
        var asked = Assert.Single(server.Requests);
        Assert.Equal(header.ToString(), asked.Message.Field(CollectionSynchronization.Header));
        Assert.Contains("collection-synchronization", CavageReader.Read(asked.Message)!.Covered);
    }

    private bool Verifies(Asked asked) => new RequestVerifier(clock).Verify(asked.Message, asked.Body, Key.Public).Accepted;

    private Task<DeliveryOutcome> Post(LoopbackServer server) => Delivery().Post(server.Uri("/actors/1/inbox?a=b"), Activity, Key);

    private Delivery Delivery()
    {
        var rules = LoopbackServer.Rules;
        return new(new(GuardedConnection.Handler(rules)), rules, new(store, clock), clock);
    }
}
