using System.Text;
using System.Text.Json;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Proofs;
using Reciproca.ActivityPub.Receiving;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests.Receiving;

public class InboxGateTests
{
    private const string Alice = "https://a.example/alice";
    private const string Context = "\"@context\":[\"https://www.w3.org/ns/activitystreams\",\"https://w3id.org/security/data-integrity/v1\"]";
    private static readonly Uri Inbox = new("https://here.example/inbox");
    private static readonly SigningKey AliceRsa = RsaSigningKey.Generate(Alice + "#main-key", Alice);
    private static readonly Ed25519SigningKey AliceEd = Ed25519SigningKey.Generate(Alice + "#ed", Alice);
    private static readonly SigningKey Mallory = Ed25519SigningKey.Generate("https://a.example/mallory#k", "https://a.example/mallory");
    private static readonly SigningKey Relay = Ed25519SigningKey.Generate("https://relay.example/actor#k", "https://relay.example/actor");
    private readonly FixedClock clock = new(new(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));
    private readonly List<string> looked = [];

    [Theory]
    [InlineData(SignatureScheme.Cavage)]
    [InlineData(SignatureScheme.Rfc9421)]
    public async Task An_activity_by_its_actor_is_accepted(SignatureScheme scheme)
    {
        var verdict = await Check(Follow(), AliceRsa, scheme);
        Assert.True(verdict.Accepted && !verdict.Relayed);
        Assert.Equal((202, Alice, scheme), (verdict.Status, verdict.Actor, verdict.Scheme));
    }

    [Fact]
    public async Task A_forged_signature_is_refused()
    {
        var forged = RsaSigningKey.Generate(AliceRsa.Id, Alice);
        Assert.Equal((InboxRefusal.Forged, 401), Outcome(await Check(Follow(), forged)));
        Assert.Equal((InboxRefusal.UnknownKey, 401), Outcome(await Check(Follow(), Ed25519SigningKey.Generate(Alice + "#none", Alice))));
    }

    [Fact]
    public async Task A_key_of_another_host_is_refused_before_it_is_looked_up()
    {
        Assert.Equal((InboxRefusal.OtherOrigin, 403), Outcome(await Check(Follow(), Relay)));
        Assert.Empty(looked);
    }

    [Fact]
    public async Task Same_host_is_not_same_actor() => Assert.Equal((InboxRefusal.OtherOwner, 403), Outcome(await Check(Follow(), Mallory)));

    [Fact]
    public async Task What_a_relay_passes_on_is_believed_by_the_actors_proof_alone()
    {
        var proven = IntegrityProof.Sign(JsonElement.Parse(Follow()), AliceEd, clock.Now);
        var verdict = await Check(proven, Relay);
        Assert.True(verdict.Accepted && verdict.Relayed);
        Assert.Equal(AliceEd.Id, verdict.Key!.Id);
        var altered = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(proven).Replace("Follow", "Delete"));
        Assert.Equal((InboxRefusal.OtherOrigin, 403), Outcome(await Check(altered, Relay)));
        var byMallory = IntegrityProof.Sign(JsonElement.Parse(Follow()), (Ed25519SigningKey)Mallory, clock.Now);
        Assert.False((await Check(byMallory, Relay)).Accepted);
    }

    [Fact]
    public async Task A_clock_two_hours_off_is_refused_without_a_look_up()
    {
        var verdict = await Check(Follow(), AliceRsa, signedAt: clock.Now.AddHours(-2));
        Assert.Equal((InboxRefusal.BadSignature, 401), Outcome(verdict));
        Assert.Equal("OutsideWindow", verdict.Detail);
        Assert.Empty(looked);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"actor\":\"https://a.example/alice\",\"id\":\"https://a.example/1\"}")]
    [InlineData("{\"type\":\"Follow\",\"id\":\"https://a.example/1\"}")]
    [InlineData("{\"type\":\"Follow\",\"actor\":\"https://a.example/alice\"}")]
    [InlineData("{\"type\":\"Follow\",\"actor\":\"https://a.example/alice\",\"id\":\"https://b.example/1\"}")]
    [InlineData("{\"type\":\"Follow\",\"actor\":[\"https://a.example/alice\",\"https://b.example/bob\"],\"id\":\"https://a.example/1\"}")]
    [InlineData("{\"type\":\"Follow\",\"type\":\"Delete\",\"actor\":\"https://a.example/alice\",\"id\":\"https://a.example/1\"}")]
    public async Task What_is_no_activity_is_refused_without_a_look_up(string body)
    {
        Assert.Equal((InboxRefusal.Malformed, 400), Outcome(await Check(Encoding.UTF8.GetBytes(body), AliceRsa)));
        Assert.Empty(looked);
    }

    [Fact]
    public async Task Too_much_too_many_and_too_deep_are_refused()
    {
        Assert.Equal((InboxRefusal.TooLarge, 413), Outcome(await Check(new byte[(1 << 20) + 1], AliceRsa)));
        var many = Follow().Replace("\"object\"", $"\"tag\":[{string.Join(',', Enumerable.Repeat("{}", 10_000))}],\"object\"");
        Assert.Equal((InboxRefusal.Malformed, 400), Outcome(await Check(many, AliceRsa)));
        var deep = Follow().Replace("\"object\":1", "\"object\":" + string.Concat(Enumerable.Repeat("{\"object\":", 10_000)) + "1" + new string('}', 10_000));
        Assert.Equal((InboxRefusal.Malformed, 400), Outcome(await Check(deep, AliceRsa)));
    }

    [Fact]
    public async Task Another_content_type_is_refused() =>
        Assert.Equal((InboxRefusal.WrongContentType, 415), Outcome(await Check(Encoding.UTF8.GetBytes(Follow()), AliceRsa, type: "application/json")));

    [Fact]
    public void A_host_is_held_to_its_rate_and_forgiven_in_the_next_window()
    {
        var rate = new HostRate(clock, 3);
        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(_ => rate.TryTake("a.example")));
        Assert.True(rate.TryTake("b.example"));
        Assert.Equal(TimeSpan.FromMinutes(1), rate.UntilNext);
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.True(rate.TryTake("A.example"));
    }

    private static string Follow() => $$"""{{{Context}},"id":"https://a.example/1","type":"Follow","actor":"{{Alice}}","object":1}""";

    private static (InboxRefusal, int) Outcome(InboxVerdict verdict) => (verdict.Refusal, verdict.Status);

    private Task<InboxVerdict> Check(string body, SigningKey key, SignatureScheme scheme = SignatureScheme.Cavage, DateTimeOffset? signedAt = null) =>
        Check(Encoding.UTF8.GetBytes(body), key, scheme, signedAt);

    private Task<InboxVerdict> Check(
        byte[] body, SigningKey key, SignatureScheme scheme = SignatureScheme.Cavage, DateTimeOffset? signedAt = null, string type = "application/activity+json")
    {
        var fields = scheme == SignatureScheme.Cavage
            ? RequestSigner.Cavage("POST", Inbox, body, key, signedAt ?? clock.Now)
            : RequestSigner.Modern("POST", Inbox, body, key, signedAt ?? clock.Now);
        var gate = new InboxGate(new RequestVerifier(clock), Find, clock);
        return gate.Check(HttpMessage.Request("POST", Inbox, [.. fields, new("Content-Type", type)]), body);
    }

    private ValueTask<PublicKey?> Find(string id, bool fresh, CancellationToken cancel)
    {
        looked.Add(id);
        return ValueTask.FromResult(new[] { AliceRsa, AliceEd, Mallory, Relay }.FirstOrDefault(k => k.Id == id)?.Public);
    }
}
