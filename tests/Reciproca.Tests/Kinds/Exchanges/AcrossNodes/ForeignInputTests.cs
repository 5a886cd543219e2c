using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Exchanges;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Kinds.Exchanges.AcrossNodes;

/// <summary>What another node says of an exchange that two write together is doubted: what cannot be true is refused, and nothing of it is kept.</summary>
public sealed class ForeignInputTests : IAsyncLifetime
{
    private readonly TwoCities two = new();

    public async ValueTask InitializeAsync() => await two.Meet();

    public ValueTask DisposeAsync() => two.DisposeAsync();

    [Fact]
    public async Task An_offer_that_cannot_be_is_not_kept()
    {
        string[] wrongs =
        [
            "an unknown kind",
            "a kind that is not written together",
            "no revision",
            "two readers",
            "everybody",
            "a party that is not the reader",
            "the record of another host",
            "the offer of another host",
            "another steward",
            "too many tasks",
            "a task of the checklist that is none",
            "no list",
            "a row without a key",
            "a long name",
            "an unknown role",
            "no money",
            "a long text",
            "a step that is none",
        ];
        var sound = await Offer();
        foreach (var wrong in wrongs)
        {
            var (offer, before) = ((JsonObject)sound.DeepClone(), await TwoCities.Refused(two.There));
            offer["id"] = $"{sound["actor"]}#{Guid.CreateVersion7():N}";
            Spoil(wrong, offer);
            await two.Send(two.Palu, two.There, offer);
            Assert.True(await TwoCities.Refused(two.There) > before, wrong);
            Assert.False(await two.There.Db(db => db.Set<Record>().AnyAsync(r => r.Origin != null && r.Kind == "exchange")), wrong);
            Assert.False(await two.There.Db(db => db.Set<Participation>().AnyAsync()) || await two.There.Db(db => db.Set<ExchangeTask>().AnyAsync()), wrong);
        }
        Assert.False(await TwoCities.Told(two.Rosario, "notice.together.invited"));
    }

    [Fact]
    public async Task The_same_offer_again_an_older_update_and_a_late_one_change_nothing()
    {
        var first = await Offer();
        await two.Send(two.Palu, two.There, (JsonObject)first.DeepClone());
        var whole = first["object"]!["rcp:whole"]!;
        whole["rcp:revision"] = 7;
        whole["rcp:field:place"] = "Newest";
        await two.Send(two.Palu, two.There, Again(first, "a"));
        whole["rcp:revision"] = 6;
        whole["rcp:field:place"] = "Older";
        await two.Send(two.Palu, two.There, Again(first, "b"));
        whole["rcp:revision"] = 7;
        await two.Send(two.Palu, two.There, Again(first, "c"));
        Assert.Equal("Newest", (await two.Exchange(two.There)).Place);
        Assert.Equal(1, await two.There.Db(db => db.Set<Participation>().CountAsync()));
    }

    [Fact]
    public async Task Another_city_of_the_same_node_does_not_write_what_is_not_its_own()
    {
        var offer = await Offer();
        await two.Send(two.Palu, two.There, (JsonObject)offer.DeepClone());
        var other = await two.Here.City("Makassar", "id");
        var actor = TwoCities.Actor(two.Here, await TwoCities.ShortId(other));
        var whole = offer["object"]!["rcp:whole"]!;
        (whole["rcp:revision"], whole["rcp:field:place"], offer["actor"], whole["attributedTo"], whole["rcp:steward"]!["id"], offer["object"]!["attributedTo"]) = (9, "Taken over", actor, actor, actor, actor);
        await two.Send(other, two.There, Again(offer, "x"));
        Assert.NotEqual("Taken over", (await two.Exchange(two.There)).Place);
        // nor does its row become another's
        Assert.Equal("Palu", await two.There.Db(db => db.Set<Record>().Where(r => r.Kind == "exchange").Select(r => r.Steward.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_row_of_another_exchange_is_not_taken_over_by_naming_its_key()
    {
        await two.Begin();
        var theirs = (await two.Exchange(two.There)).Tasks[0];
        var offer = await Offer();
        Row(offer, "tasks", 0, row => row["id"] = theirs.Id.ToString());
        await two.Send(two.Palu, two.There, offer);
        Assert.Equal(1, await two.There.Db(db => db.Set<Exchange>().CountAsync()));
    }

    [Fact]
    public async Task An_act_that_is_not_the_party_s_to_do_is_not_done()
    {
        await two.Begin();
        var stranger = await two.There.City("Montevideo", "es", "UY");
        await stranger.Publishes("Parque lineal");
        await two.Settle();
        await NotDone("before it has joined", two.Rosario);
        var copy = await two.Joined();
        await NotDone("one that takes no part", stranger);
        foreach (var wrong in new[] { "an unknown act", "a task of another exchange", "a role that is none", "no values", "an act of another's", "a record that is not there" }) await NotDone(wrong, two.Rosario);
        await (await two.Rosario.Browser.Open(copy)).Submit(new Dictionary<string, string> { ["Why"] = "Cambió todo." }, "Retirarse");
        await two.Settle();
        await NotDone("after it has left", two.Rosario);
    }

    private async Task NotDone(string wrong, TestCity by)
    {
        var (task, before) = ((await two.Exchange(two.Here)).Tasks[0].Id, await TwoCities.Refused(two.Here));
        var (actor, name) = (TwoCities.Actor(two.There, await TwoCities.ShortId(by)), $"act-{Guid.CreateVersion7():N}");
        var uri = await two.There.Db(db => db.Set<Record>().Where(r => r.Kind == "exchange").Select(r => r.Uri!).SingleAsync());
        var author = wrong == "an act of another's" ? actor + "x" : actor;
        var act = new JsonObject
        {
            ["id"] = $"{author}#{name}", ["type"] = "rcp:Act", ["attributedTo"] = author, ["context"] = wrong == "a record that is not there" ? uri + "x" : uri,
            ["rcp:what"] = wrong switch { "an unknown act" => "publish", "a role that is none" => "participant", _ => "tick" },
            ["rcp:values"] = wrong switch
            {
                "no values" => "[1]",
                "a role that is none" => """{"name":"Ana Muestra","role":"president"}""",
                "a task of another exchange" => $$"""{"task":"{{Guid.CreateVersion7()}}","done":true}""",
                _ => $$"""{"task":"{{task}}","done":true}""",
            },
        };
        await two.Send(by, two.Here, new JsonObject { ["id"] = $"{actor}#{name}-create", ["type"] = "Create", ["actor"] = actor, ["to"] = new JsonArray(uri), ["object"] = act });
        var now = await two.Exchange(two.Here);
        Assert.False(now.Tasks.Exists(t => t.DoneAt is not null) || now.Participants.Count > 0, wrong);
        Assert.True(await TwoCities.Refused(two.Here) > before, wrong);
    }

    [Fact]
    public async Task Nobody_but_the_party_says_that_it_joins_or_leaves()
    {
        await two.Begin();
        var other = await two.There.City("Montevideo", "es", "UY");
        var actor = TwoCities.Actor(two.There, await TwoCities.ShortId(other));
        var offer = (await two.At(two.Here)).Offer;
        await two.Send(other, two.Here, new JsonObject { ["id"] = actor + "#a", ["type"] = "Accept", ["actor"] = actor, ["to"] = new JsonArray(offer), ["object"] = offer, ["result"] = new JsonObject { ["id"] = actor + "#agreement", ["type"] = "Agreement" } });
        await two.Send(other, two.Here, new JsonObject { ["id"] = actor + "#b", ["type"] = "Reject", ["actor"] = actor, ["to"] = new JsonArray(offer), ["object"] = offer });
        Assert.Equal(ParticipationState.Offered, (await two.At(two.Here)).State);
        await two.Joined();
        await two.Send(other, two.Here, new JsonObject { ["id"] = actor + "#c", ["type"] = "Undo", ["actor"] = actor, ["to"] = new JsonArray(offer), ["object"] = (await two.At(two.Here)).Agreement });
        Assert.Equal(ParticipationState.Joined, (await two.At(two.Here)).State);
    }

    /// <summary>An offer as Palu's node would send it, which has not been sent.</summary>
    private async Task<JsonObject> Offer()
    {
        await (await two.Palu.Browser.Open("/exchanges/new")).Submit(new Dictionary<string, string> { ["With"] = two.RosarioHere, ["Title"] = "Belajar taman banjir", ["Wanted"] = "Kami ingin melihat taman.", ["StartsOn"] = "2027-03-01", ["EndsOn"] = "2027-03-05" });
        await two.Here.Settle();
        var offer = await TwoCities.Waiting(two.Here);
        await two.Here.Db(db => db.Set<Reciproca.Spine.Federation.Delivering.Dispatch>().ExecuteDeleteAsync());
        offer.Remove("@context");
        return offer;
    }

    private static JsonObject Again(JsonObject first, string id)
    {
        var again = (JsonObject)first.DeepClone();
        (again["id"], again["type"]) = ($"{first["actor"]}#again-{id}", "Update");
        return again;
    }

    private void Spoil(string wrong, JsonObject offer)
    {
        var (agreement, whole, elsewhere) = ((JsonObject)offer["object"]!, (JsonObject)offer["object"]!["rcp:whole"]!, "http://127.0.0.1:9/exchanges/abcdefgh");
        switch (wrong)
        {
            case "an unknown kind": whole["rcp:kind"] = "treaty"; break;
            case "a kind that is not written together": whole["rcp:kind"] = "practice"; break;
            case "no revision": whole.Remove("rcp:revision"); break;
            case "two readers": offer["cc"] = new JsonArray(TwoCities.Actor(two.There, "zzzzzzzz")); break;
            case "everybody": offer["cc"] = new JsonArray("https://www.w3.org/ns/activitystreams#Public"); break;
            case "a party that is not the reader": whole["rcp:party"] = new JsonArray(); break;
            case "the record of another host": whole["id"] = elsewhere; break;
            case "the offer of another host": agreement["rcp:offer"] = elsewhere + "#offer"; break;
            case "another steward": whole["rcp:steward"]!["id"] = TwoCities.Actor(two.Here, "zzzzzzzz"); break;
            case "too many tasks": whole["rcp:json:tasks"] = new JsonArray([.. Enumerable.Range(0, 301).Select(i => (JsonNode)new JsonObject { ["id"] = Guid.CreateVersion7().ToString(), ["text"] = $"{i}" })]).ToJsonString(); break;
            case "a task of the checklist that is none": Row(offer, "tasks", 0, row => row["key"] = "../../etc"); break;
            case "no list": whole["rcp:json:agenda"] = """{"a":1}"""; break;
            case "a row without a key": Row(offer, "tasks", 0, row => row["id"] = Guid.Empty.ToString()); break;
            case "a long name": whole["rcp:json:participants"] = Json(new JsonObject { ["id"] = Guid.CreateVersion7().ToString(), ["name"] = new string('x', 201), ["organisation"] = "", ["role"] = "learner" }); break;
            case "an unknown role": whole["rcp:json:participants"] = Json(new JsonObject { ["id"] = Guid.CreateVersion7().ToString(), ["name"] = "Ana", ["organisation"] = "", ["role"] = "emperor" }); break;
            case "no money": whole["rcp:json:costs"] = Json(new JsonObject { ["id"] = Guid.CreateVersion7().ToString(), ["what"] = "Tiket", ["amount"] = -5, ["currency"] = "USD", ["borneBy"] = "Palu" }); break;
            case "a long text": whole["rcp:version"]![0]!["rcp:title"] = new string('x', 200_001); break;
            default: whole["rcp:field:step"] = "Annexed"; break;
        }
    }

    private static string Json(JsonObject row) => new JsonArray(row).ToJsonString();

    private static void Row(JsonObject offer, string name, int at, Action<JsonObject> change)
    {
        var list = (JsonArray)JsonNode.Parse((string)offer["object"]!["rcp:whole"]![$"rcp:json:{name}"]!)!;
        change((JsonObject)list[at]!);
        offer["object"]!["rcp:whole"]![$"rcp:json:{name}"] = list.ToJsonString();
    }
}
