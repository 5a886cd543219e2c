using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.Keys;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Xunit;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>What others may send and must not achieve: refused with the right status and a reason that the operator sees, and nothing stored.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private sealed class OneNode(string stranger) : TestNetwork(1)
    {
        protected override IEnumerable<string> Strangers => [stranger];
        protected override IEnumerable<string> Settings => ["--Node:Federation:MessagesAMinute=100000"];
    }

    private readonly Stranger stranger = new(TestNetwork.FreePort());
    private OneNode network = null!;

    private TestNode Node => network.Here;

    public async ValueTask InitializeAsync()
    {
        network = new OneNode(stranger.Host);
        await network.InitializeAsync();
        await stranger.Start();
        await Node.Db(db =>
        {
            db.Add(new Peer { Id = Guid.CreateVersion7(), Host = stranger.Host, Name = "Elsewhere", IsNode = true, Actor = stranger.Actor("node"), Inbox = stranger.Origin + "/inbox", Records = stranger.Origin + "/records", Digest = stranger.Origin + "/digest", State = PeerState.Confirmed });
            return db.SaveChangesAsync();
        });
    }

    public async ValueTask DisposeAsync()
    {
        await stranger.DisposeAsync();
        await network.DisposeAsync();
    }

    [Fact]
    public async Task A_record_of_the_peer_is_taken()
    {
        Assert.Equal(HttpStatusCode.Accepted, await stranger.Post(Node, Create("palu"), "palu"));
        await Node.Settle();
        Assert.Single(await Node.Db(db => db.Set<Record>().Where(r => r.Origin == stranger.Host).ToListAsync()));
    }

    [Fact]
    public async Task What_is_no_activity_of_its_actor_is_refused_with_the_right_status()
    {
        var good = Encoding.UTF8.GetBytes(Create("palu").ToJsonString());
        var key = stranger.Key("palu");
        await Refused(401, "BadSignature", () => stranger.Post(Node, good, null));
        await Refused(401, "Forged", () => stranger.Post(Node, good, RsaSigningKey.Generate(key.Id, key.Owner)));
        await Refused(401, "BadSignature", () => stranger.Post(Node, good, key, Node.Clock.GetUtcNow() - TimeSpan.FromHours(2)));
        await Refused(401, "BadSignature", () => stranger.Post(Node, good, key, Node.Clock.GetUtcNow() + TimeSpan.FromHours(2)));
        await Refused(403, "OtherOwner", () => stranger.Post(Node, good, stranger.Key("mallory")));
        await Refused(403, "OtherOrigin", () => stranger.Post(Node, good, RsaSigningKey.Generate("http://127.0.0.1:9/actors/palu#main-key", "http://127.0.0.1:9/actors/palu")));
        await Refused(401, "UnknownKey", () => stranger.Post(Node, Bytes(stranger.Activity("Create", "palu", null)), RsaSigningKey.Generate($"{stranger.Origin}/away/palu#main-key", stranger.Actor("palu"))));
        await Refused(415, "WrongContentType", () => stranger.Post(Node, good, key, type: "text/plain"));
        await Refused(400, "Malformed", () => stranger.Post(Node, Bytes(stranger.Activity("Create", "palu", null, "http://127.0.0.1:9/activities/1")), key));
        await Refused(400, "Malformed", () => stranger.Post(Node, Encoding.UTF8.GetBytes("{\"a\":" + string.Concat(Enumerable.Repeat("[", 10_000)) + string.Concat(Enumerable.Repeat("]", 10_000)) + "}"), key));
        await Refused(400, "Malformed", () => stranger.Post(Node, Encoding.UTF8.GetBytes("no json"), key));
        await Refused(413, "TooLarge", () => stranger.Post(Node, new byte[100 << 20], null));
        Assert.Empty(await Node.Db(db => db.Set<Record>().ToListAsync()));
        Assert.Empty(await Node.Db(db => db.Set<Message>().Where(m => m.Key != "schedule").ToListAsync()));
        var shown = (await (await Node.Secretariat()).Browser.Open("/secretariat/peers")).Text;
        foreach (var refusal in new[] { "401 BadSignature", "401 Forged", "401 UnknownKey", "403 OtherOwner", "403 OtherOrigin", "415 WrongContentType", "400 Malformed", "413 TooLarge" }) Assert.Contains(refusal, shown);
        Assert.Contains(stranger.Host, shown);
    }

    [Fact]
    public async Task What_lies_elsewhere_than_it_says_is_left_and_the_operator_sees_why()
    {
        var address = stranger.Origin + "/objects/1";
        stranger.Objects[address] = Record("palu");
        Assert.Equal(HttpStatusCode.Accepted, await stranger.Post(Node, stranger.Activity("Create", "palu", address), "palu"));
        Assert.Equal(HttpStatusCode.Accepted, await stranger.Post(Node, stranger.Activity("Create", "palu", stranger.Origin + "/away/palu"), "palu"));
        await Node.Settle();
        Assert.Empty(await Node.Db(db => db.Set<Record>().ToListAsync()));
        Assert.Contains("202 NothingDone", (await (await Node.Secretariat()).Browser.Open("/secretariat/peers")).Text);
    }

    [Fact]
    public async Task Nobody_brings_or_changes_what_is_another_s()
    {
        var stolen = Record("palu");
        stolen["id"] = "http://127.0.0.1:9/practices/1";
        await Refused(403, "OtherOrigin", () => stranger.Post(Node, stranger.Activity("Create", "palu", stolen), "palu"));
        await Refused(403, "OtherOwner", () => stranger.Post(Node, stranger.Activity("Create", "mallory", Record("palu")), "mallory"));
        await Refused(403, "OtherOrigin", () => stranger.Post(Node, stranger.Activity("Delete", "palu", "http://127.0.0.1:9/practices/1"), "palu"));
        Assert.Equal(HttpStatusCode.Accepted, await stranger.Post(Node, Create("palu"), "palu"));
        await Node.Settle();
        // same host is not same actor
        var changed = Record("mallory", revision: 9);
        Assert.Equal(HttpStatusCode.Accepted, await stranger.Post(Node, stranger.Activity("Update", "mallory", changed), "mallory"));
        Assert.Equal(HttpStatusCode.Accepted, await stranger.Post(Node, stranger.Activity("Delete", "mallory", (string)changed["id"]!), "mallory"));
        await Node.Settle();
        var kept = await Node.Db(db => db.Set<Record>().Include(r => r.Versions).SingleAsync());
        Assert.Equal((Stage.Published, "Praktik"), (kept.Stage, kept.Versions.Single().Title));
        Assert.Equal(2, (await TestNetwork.Refusals(Node)).Single(r => r.Reason == "NothingDone").Count);
    }

    [Fact]
    public async Task What_is_said_of_our_followers_counts_only_where_it_is_signed()
    {
        var actor = stranger.Actor("palu");
        var header = new CollectionSynchronization(actor + "/followers", actor + "/part", FollowerDigest.Of([actor])).ToString();
        foreach (var signed in new[] { false, true })
        {
            Assert.Equal(HttpStatusCode.Accepted, await stranger.Post(Node, Bytes(stranger.Activity("Update", "palu", Record("palu"))), stranger.Key("palu"), followers: header, signed: signed));
            Assert.Equal(signed, await Node.Db(db => db.Set<Message>().AnyAsync(m => m.Reaction == "ActOnActivity" && m.Body.Contains("/part"))));
        }
        // nonsense, or a part that lies elsewhere, harms nobody
        foreach (var odd in new[] { "nonsense", header.Replace(actor + "/part", "http://127.0.0.1:9/part") })
            Assert.Equal(HttpStatusCode.Accepted, await stranger.Post(Node, Bytes(stranger.Activity("Update", "palu", Record("palu"))), stranger.Key("palu"), followers: odd));
        await Node.Settle();
        Assert.Empty(stranger.Arrived);
    }

    [Fact]
    public async Task Twice_late_or_the_wrong_way_round_it_comes_out_the_same()
    {
        var (create, update) = (Create("palu"), stranger.Activity("Update", "palu", Record("palu", 2, "Praktik kedua")));
        foreach (var activity in new[] { update, create, update, create, stranger.Activity("Create", "palu", Record("palu", 1)) }) Assert.Equal(HttpStatusCode.Accepted, await stranger.Post(Node, activity, "palu"));
        await Node.Settle();
        Assert.Equal("Praktik kedua", (await Node.Db(db => db.Set<Record>().Include(r => r.Versions).SingleAsync())).Versions.Single().Title);
        await stranger.Post(Node, stranger.Activity("Delete", "palu", new JsonObject { ["id"] = (string)Record("palu")["id"]!, ["type"] = "Tombstone", ["urn:reciproca:revision"] = 3 }), "palu");
        await stranger.Post(Node, stranger.Activity("Create", "palu", Record("palu", 2)), "palu");
        await Node.Settle();
        Assert.Equal(Stage.Draft, await Node.Db(db => db.Set<Record>().Select(r => r.Stage).SingleAsync()));
    }

    [Fact]
    public async Task A_deletion_that_comes_before_its_record_holds()
    {
        var uri = (string)Record("palu")["id"]!;
        await stranger.Post(Node, stranger.Activity("Delete", "palu", new JsonObject { ["id"] = uri, ["type"] = "Tombstone", ["urn:reciproca:revision"] = 3 }), "palu");
        await stranger.Post(Node, Create("palu"), "palu");
        await Node.Settle();
        Assert.Empty(await Node.Db(db => db.Set<Record>().ToListAsync()));
        Assert.NotNull((await Node.Db(db => db.Set<Copy>().SingleAsync())).GoneAt);
    }

    [Fact]
    public async Task What_our_columns_cannot_hold_is_left_and_noted_and_keeps_nothing_else_out()
    {
        foreach (var (name, wrong) in new (string, JsonNode)[] { ("urn:reciproca:field:currency", "DOLLARS"), ("urn:reciproca:field:cost", "many"), ("urn:reciproca:kind", "spaceship"), ("urn:reciproca:revision", -1), ("urn:reciproca:sourceLanguage", new string('x', 50)) })
        {
            var record = Record("palu");
            record[name] = wrong;
            Assert.Equal(HttpStatusCode.Accepted, await stranger.Post(Node, stranger.Activity("Create", "palu", record), "palu"));
        }
        await stranger.Post(Node, stranger.Activity("Juggle", "palu", "http://127.0.0.1:9/x"), "palu");
        await Node.Settle();
        Assert.Empty(await Node.Db(db => db.Set<Record>().ToListAsync()));
        Assert.Equal(6, (await TestNetwork.Refusals(Node)).Single(r => r.Reason == "NothingDone").Count);
        await stranger.Post(Node, Create("palu"), "palu");
        await Node.Settle();
        Assert.Single(await Node.Db(db => db.Set<Record>().ToListAsync()));
    }

    [Fact]
    public async Task Hostile_markup_stays_text_and_nobody_becomes_what_they_are_not()
    {
        var record = Record("palu", title: "<script>alert(1)</script>", problem: "<img src=x onerror=alert(1)> [x](javascript:alert(1))");
        foreach (var (name, value) in new (string, JsonNode)[] { ("runs_node", true), ("verified_at", "2020-01-01T00:00:00Z"), ("email_domain", "example.org") }) record["urn:reciproca:field:" + name] = value;
        await stranger.Post(Node, stranger.Activity("Create", "palu", record), "palu");
        await Node.Settle();
        var id = await Node.Db(db => db.Set<Record>().Select(r => r.ShortId).SingleAsync());
        var html = (await Node.Citizen().Open($"/practices/{id}")).Html;
        foreach (var hostile in new[] { "<script>alert", "<img src=x", "href=\"javascript:" }) Assert.DoesNotContain(hostile, html);
        Assert.False(await Node.Db(db => db.Set<Reciproca.Spine.People.Organisation>().Where(o => o.Origin != null).Select(o => o.RunsNode).SingleAsync()));
    }

    [Fact]
    public async Task Only_peers_may_speak_and_the_blocked_may_not_even_ask()
    {
        await SetState(PeerState.Ended);
        await Refused(403, "NotAPeer", () => stranger.Post(Node, Create("palu"), "palu"));
        await SetState(PeerState.Blocked);
        await Refused(403, "Blocked", () => stranger.Post(Node, stranger.Activity("Follow", "node", Node.Address + "actor"), "node"));
        await SetState(PeerState.Paused);
        await Refused(503, "Paused", () => stranger.Post(Node, Create("palu"), "palu"));
    }

    [Fact]
    public async Task Whatever_the_inbox_is_fed_it_answers_and_never_stumbles()
    {
        var template = Create("palu").ToJsonString();
        string[] nasty = ["", "\"", "{", "}", "[", "]", "null", "1e999", "-0", "\\ud800", "\u0000", "\"@context\":", "{\"@id\":", "\"@type\":[", "true,", "99999999999999999999", "ñ\u200f"];
        var mutation = Gen.Select(Gen.Int[0, template.Length - 1], Gen.Int[0, 60], Gen.Int[0, nasty.Length - 1], (at, length, with) => (At: at, Length: length, With: nasty[with])).Array[1, 4];
        var bodies = new List<string>();
        mutation.Sample(changes =>
        {
            var text = template;
            foreach (var (at, length, with) in changes.Select(c => (c.At, c.Length, c.With))) text = at < text.Length ? text[..at] + with + text[Math.Min(text.Length, at + length)..] : text + with;
            lock (bodies) bodies.Add(text);
        }, iter: 400, threads: 1);
        foreach (var body in bodies)
        {
            var status = (int)await stranger.Post(Node, Encoding.UTF8.GetBytes(body), stranger.Key("palu"));
            Assert.True(status is 202 or 400 or 401 or 403, $"{status} {body}");
        }
        await Node.Settle();
    }

    private async Task Refused(int status, string reason, Func<Task<HttpStatusCode>> send)
    {
        Assert.Equal(status, (int)await send());
        Assert.Contains(await TestNetwork.Refusals(Node), r => r.Reason == reason && r.Status == status);
    }

    private Task<bool> SetState(PeerState state) => Node.Inside(async s =>
    {
        await s.GetRequiredService<AppDb>().Set<Peer>().ExecuteUpdateAsync(set => set.SetProperty(p => p.State, state));
        s.GetRequiredService<Reciproca.Spine.Federation.PeerBook>().Forget();
        return true;
    });

    private JsonObject Create(string by) => stranger.Activity("Create", by, Record(by));

    private JsonObject Record(string by, int revision = 1, string title = "Praktik", string problem = "Sungai meluap setiap tahun.") => new()
    {
        ["id"] = stranger.Origin + "/practices/1", ["type"] = "Article", ["attributedTo"] = stranger.Actor(by), ["published"] = "2026-11-01T00:00:00Z",
        ["urn:reciproca:kind"] = "practice", ["urn:reciproca:revision"] = revision, ["urn:reciproca:sourceLanguage"] = "id", ["urn:reciproca:field:licence"] = "cc-by-4.0",
        ["urn:reciproca:version"] = new JsonArray(new JsonObject
        {
            ["urn:reciproca:language"] = "id", ["urn:reciproca:title"] = title, ["urn:reciproca:section"] = new JsonArray(new JsonObject { ["urn:reciproca:name"] = "problem", ["urn:reciproca:text"] = problem }),
        }),
        ["urn:reciproca:steward"] = new JsonObject { ["id"] = stranger.Actor(by), ["urn:reciproca:name"] = "Palu", ["urn:reciproca:country"] = "ID" },
    };

    private static byte[] Bytes(JsonObject activity) => Encoding.UTF8.GetBytes(activity.ToJsonString());
}
