using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>Two nodes of two networks that have agreed to exchange records.</summary>
public sealed class ExchangeTests : IAsyncLifetime
{
    private readonly TestNetwork network = new();

    private TestNode Here => network.Here;
    private TestNode There => network.There;

    public async ValueTask InitializeAsync()
    {
        await network.InitializeAsync();
        await network.Befriend(Here, There);
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task Both_know_each_other_by_name_and_fingerprint()
    {
        var (ours, theirs) = (await TestNetwork.Peer(Here, There), await TestNetwork.Peer(There, Here));
        Assert.Equal((PeerState.Confirmed, "Latin America", PeerState.Confirmed, "Asia-Pacific"), (ours.State, ours.Name, theirs.State, theirs.Name));
        Assert.Equal(await There.Inside(s => s.GetRequiredService<Peering>().OwnFingerprint()), ours.Fingerprint);
        Assert.NotEqual(ours.Fingerprint, theirs.Fingerprint);
        Assert.NotNull(ours.CaughtUpAt);
    }

    [Fact]
    public async Task A_practice_published_here_is_found_there_with_its_origin()
    {
        var surabaya = await Here.City("Surabaya", "id");
        var page = await surabaya.Publishes("Bank sampah di setiap kampung");
        await network.Settle();
        var found = await There.Citizen("id").Open("/search?q=bank+sampah");
        Assert.Contains("Bank sampah di setiap kampung", found.Text);
        Assert.Contains("Asia-Pacific", found.Text);
        var copy = await There.Db(db => db.Set<Record>().Include(r => r.Steward).SingleAsync(r => r.Origin != null));
        Assert.Equal((Here.Address.Authority, page.Address.ToString(), "Surabaya"), (copy.Origin, copy.Uri, copy.Steward.Name));
        var shown = await There.Citizen().Open($"/practices/{copy.ShortId}");
        Assert.Contains($"href=\"{page.Address}\"", shown.Html);
        Assert.Contains("Asia-Pacific", shown.Text);
    }

    [Fact]
    public async Task What_was_there_before_the_peering_is_read_and_a_change_follows()
    {
        var rosario = await There.City("Rosario", "es", "AR");
        var page = await rosario.Publishes("Huertas urbanas");
        await network.Settle();
        Assert.Equal([page.Address.ToString()], await TestNetwork.Holds(Here));
        await (await rosario.Browser.Open(page.Address.AbsolutePath + "/edit")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Huertas urbanas para todos" });
        await network.Settle();
        Assert.Contains("Huertas urbanas para todos", await TestNetwork.SnapshotOf(Here, page.Address.ToString()));
    }

    [Fact]
    public async Task What_is_withdrawn_here_is_gone_there_and_a_late_create_revives_nothing()
    {
        var surabaya = await Here.City("Surabaya", "id");
        var page = await surabaya.Publishes("Sungai bersih");
        await network.Settle();
        var created = await There.Db(db => db.Set<Record>().SingleAsync(r => r.Uri == page.Address.ToString()));
        await surabaya.Presses(page.Address.AbsolutePath, "withdraw");
        await network.Settle();
        Assert.Equal(HttpStatusCode.Gone, (await There.Citizen().Open($"/practices/{created.ShortId}")).Status);
        Assert.DoesNotContain("Sungai bersih", await TestNetwork.SnapshotOf(There, page.Address.ToString()));
        Assert.DoesNotContain("Sungai bersih", (await There.Citizen("id").Open("/search?q=sungai")).Text);
        var gone = await Here.Citizen().Http.SendAsync(Activity(page.Address));
        Assert.Equal((HttpStatusCode.Gone, "Tombstone"), (gone.StatusCode, JsonElement.Parse(await gone.Content.ReadAsByteArrayAsync()).GetProperty("type").GetString()));
    }

    [Fact]
    public async Task What_is_published_again_after_it_was_withdrawn_comes_back()
    {
        var surabaya = await Here.City("Surabaya", "id");
        var page = await surabaya.Publishes("Sungai bersih");
        await surabaya.Presses(page.Address.AbsolutePath, "withdraw");
        await network.Settle();
        Assert.Empty(await TestNetwork.Holds(There));
        await surabaya.Presses(page.Address.AbsolutePath, "publish");
        await network.Settle();
        Assert.Equal([page.Address.ToString()], await TestNetwork.Holds(There));
    }

    public static TheoryData<string> Kinds => [.. KindList.All.All.Where(k => k.Name != "organisation").Select(k => k.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_kind_arrives_equal(string name)
    {
        var (uri, before) = await Example(await Here.City("Valdivia", "es", "CL"), name);
        await network.Settle();
        Assert.Equal(WithoutKey(before), WithoutKey((await TestNetwork.SnapshotOf(There, uri))!));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_kind_is_read_equal_by_one_who_comes_later(string name)
    {
        await There.Inside(async s => { var db = s.GetRequiredService<Reciproca.Storage.AppDb>(); (await db.Set<Peer>().SingleAsync()).Mark = 0; return await db.SaveChangesAsync(); });
        var (uri, before) = await Example(await Here.City("Valdivia", "es", "CL"), name);
        await Here.Settle();
        await network.CatchUp(There);
        Assert.Equal(WithoutKey(before), WithoutKey((await TestNetwork.SnapshotOf(There, uri))!));
    }

    [Fact]
    public async Task What_is_for_the_network_only_never_leaves()
    {
        const string mark = "Zanahoria-7731";
        var city = await Here.City("Valdivia", "es", "CL");
        var (uri, _) = await Example(city, "need", r => { r.Audience = Audience.Network; r.In("es")!.Title = mark; });
        var (was, _) = await Example(city, "practice", r => r.In("es")!.Title = mark);
        await network.Settle();
        Assert.Contains(was, await TestNetwork.Holds(There));
        await Here.Inside(async s =>
        {
            var store = s.GetRequiredService<RecordStore>();
            var record = (await store.Open(await s.GetRequiredService<Reciproca.Storage.AppDb>().Set<Record>().Where(r => r.Kind == "practice").Select(r => r.Id).SingleAsync()))!;
            record.Audience = Audience.Network;
            await store.Save(record, await store.Body(record));
            return true;
        });
        await network.Settle();
        await network.CatchUp();
        Assert.Empty(await TestNetwork.Holds(There));
        Assert.Null(await TestNetwork.SnapshotOf(There, uri));
        Assert.DoesNotContain(mark, await TestNetwork.SnapshotOf(There, was));
        foreach (var address in new[] { uri, was })
        {
            var answer = await Here.Citizen().Http.SendAsync(Activity(new Uri(address)));
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone);
            Assert.DoesNotContain(mark, await answer.Content.ReadAsStringAsync());
        }
        Assert.DoesNotContain(await Here.Db(db => db.Set<Shared>().Select(s => s.Uri).ToListAsync()), u => u == uri);
    }

    /// <summary>The key of a row is each node's own.</summary>
    private static string WithoutKey(string snapshot)
    {
        var read = System.Text.Json.Nodes.JsonNode.Parse(snapshot)!;
        read["Body"]!.AsObject().Remove("Id");
        return read.ToJsonString();
    }

    private Task<(string Uri, string Snapshot)> Example(TestCity city, string name, Action<Record>? also = null) => Here.Inside(async s =>
    {
        var (store, kind) = (s.GetRequiredService<RecordStore>(), KindList.All[name]);
        var body = kind.Example();
        var record = store.Start(kind, city.Organisation, "es", body);
        foreach (var (language, text) in new[] { ("es", "Ejemplo «ñandú» <b>&"), ("id", "Contoh"), ("ur", "مثال") })
        {
            var version = record.Write(language);
            (version.Title, version.Summary, version.State) = (text, text + ".", language == "id" ? VersionState.Machine : VersionState.Human);
            foreach (var section in kind.Sections) version[section] = $"{text}: *{section}*.\n\n- a\n- b";
        }
        foreach (var scheme in kind.Schemes) record.Tag(scheme, Reciproca.Spine.Vocabulary.Concepts.Standard.All(scheme).Take(2).Select(c => c.Code));
        record.Source = "https://example.org/report";
        record.Publish(true, Here.Clock.GetUtcNow().UtcDateTime);
        also?.Invoke(record);
        await store.Save(record, body);
        return ($"{Here.Address.ToString().TrimEnd('/')}{KindList.All.Address(record)}", RecordSnapshot.Of(record, body).ToJson());
    });

    private static HttpRequestMessage Activity(Uri address) => new(HttpMethod.Get, address) { Headers = { { "Accept", "application/activity+json" } } };
}
