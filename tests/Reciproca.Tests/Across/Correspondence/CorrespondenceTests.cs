using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation.Actors;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Reciproca.Tests.Spine.Federation;
using Xunit;

namespace Reciproca.Tests.Across.Correspondence;

/// <summary>Two cities of two nodes talk about a practice of one of them, in private.</summary>
public sealed class CorrespondenceTests : IAsyncLifetime
{
    private const string Mark = "Zanahoria-4417";
    private readonly TestNetwork network = new();
    private TestCity surabaya = null!, rosario = null!;
    private string original = "", copy = "";

    private TestNode Here => network.Here;
    private TestNode There => network.There;

    public async ValueTask InitializeAsync()
    {
        await network.InitializeAsync();
        await network.Befriend(Here, There);
        (surabaya, rosario) = (await Here.City("Surabaya", "id"), await There.City("Rosario", "es", "AR"));
        original = (await surabaya.Publishes("Bank sampah di setiap kampung")).Address.ToString();
        await network.Settle();
        copy = await There.Db(db => db.Set<Record>().Where(r => r.Uri == original).Select(r => r.ShortId).SingleAsync());
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task They_ask_answer_and_are_told_in_both_directions()
    {
        var page = await Ask($"¿Cuánto costó? {Mark}");
        Assert.Contains("Asia-Pacific", page.Text);
        Assert.Contains("aún no ha llegado", page.Text);
        await network.Settle();
        Assert.DoesNotContain("aún no ha llegado", (await rosario.Browser.Open(page.Address.AbsolutePath)).Text);
        Assert.Contains("Rosario", (await surabaya.Browser.Open("/notices")).Text);
        var (_, there) = await Arrived(Here);
        var shown = await surabaya.Browser.Open($"/conversations/{there}");
        Assert.Contains(Mark, shown.Text);
        Assert.Contains("Officer of Rosario", shown.Text);
        await shown.Submit(new Dictionary<string, string> { ["Text"] = "Tiga puluh juta. **Murah.**" });
        await network.Settle();
        var answered = await rosario.Browser.Open(page.Address.AbsolutePath);
        Assert.Contains("Tiga puluh juta.", answered.Text);
        Assert.Contains("Surabaya", (await rosario.Browser.Open("/notices")).Text);
        Assert.Equal((1, 1), (await Count(Here), await Count(There)));
    }

    [Fact]
    public async Task What_they_say_is_nowhere_but_in_the_two_conversations()
    {
        await Ask(Mark);
        await network.Settle();
        await network.CatchUp();
        foreach (var node in network.Nodes)
        {
            var everything = new List<string> { "/search?q=Zanahoria", "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/api/records?limit=200", "/sitemap.xml", "/", "/search.atom", "/federation/records", "/actor/outbox" };
            foreach (var kind in KindList.All.All) everything.AddRange([$"/{kind.Path}", $"/{kind.Path}.csv", $"/{kind.Path}.json", $"/{kind.Path}.atom"]);
            foreach (var id in await node.Db(db => db.Set<Reciproca.Spine.People.Organisation>().Select(o => o.ShortId).ToListAsync())) everything.AddRange([$"/organisations/{id}", $"/organisations/{id}/outbox", $"/organisations/{id}/outbox?before={long.MaxValue}"]);
            foreach (var address in everything) Assert.DoesNotContain(Mark, await (await node.Citizen().Http.GetAsync(address)).Content.ReadAsStringAsync());
            var (post, conversation) = await Arrived(node);
            Assert.NotEqual(HttpStatusCode.OK, (await node.Citizen().Http.GetAsync($"/federation/posts/{post:N}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await (await node.City("Elsewhere")).Browser.Open($"/conversations/{conversation}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await (await node.Secretariat()).Browser.Open($"/conversations/{conversation}")).Status);
        }
    }

    [Fact]
    public async Task A_file_is_fetched_with_a_signature_and_by_nobody_without()
    {
        var page = await Ask("Les mando el plano");
        var bytes = Encoding.UTF8.GetBytes($"plano,{Mark}\n1,2\n");
        await page.Upload("plano.csv", bytes, new Dictionary<string, string> { ["Text"] = "Aquí está" });
        await network.Settle();
        var (_, there) = await Arrived(Here);
        var shown = await surabaya.Browser.Open($"/conversations/{there}");
        var link = shown.Document.QuerySelector(".files a")!.GetAttribute("href")!;
        Assert.Equal(bytes, await surabaya.Browser.Http.GetByteArrayAsync(new Uri(shown.Address, link)));
        var file = await There.Db(db => db.Set<PostFile>().SingleAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await There.Citizen().Http.GetAsync($"/federation/files/{file.Id:N}")).StatusCode);
    }

    [Fact]
    public async Task While_the_other_node_is_away_the_letter_waits_and_arrives_once()
    {
        var page = await Ask(Mark);
        await network.Settle(There);
        await network.Settle();
        network.Clock.Pass(TimeSpan.FromHours(1));
        await network.Settle();
        Assert.Equal(1, await Here.Db(db => db.Set<Post>().CountAsync()));
        Assert.Contains(Mark, (await rosario.Browser.Open(page.Address.AbsolutePath)).Text);
    }

    [Theory]
    [InlineData("public")]
    [InlineData("second reader")]
    [InlineData("another's record")]
    [InlineData("hidden record")]
    [InlineData("another author")]
    public async Task A_note_that_is_no_letter_between_the_two_is_not_kept(string wrong)
    {
        var about = original;
        if (wrong == "another's record") about = (await (await Here.City("Palu", "id")).Publishes("Pasar yang tidak banjir")).Address.ToString();
        if (wrong == "hidden record") await surabaya.Presses(new Uri(original).AbsolutePath, "withdraw");
        await Here.Settle();
        var (speaker, to) = (await ShortId(There, rosario.Organisation), $"{Here.Address.ToString().TrimEnd('/')}/organisations/{await ShortId(Here, surabaya.Organisation)}");
        var actor = $"{There.Address.ToString().TrimEnd('/')}/organisations/{speaker}";
        await There.Inside(async s =>
        {
            var readers = new System.Text.Json.Nodes.JsonArray(to);
            if (wrong == "public") readers.Add("https://www.w3.org/ns/activitystreams#Public");
            if (wrong == "second reader") readers.Add($"{Here.Address}organisations/zzzzzzzz");
            var note = new System.Text.Json.Nodes.JsonObject
            {
                ["id"] = $"{actor}/posts/1", ["type"] = "Note", ["attributedTo"] = wrong == "another author" ? actor + "x" : actor, ["to"] = readers, ["about"] = new System.Text.Json.Nodes.JsonArray(about), ["rcp:text"] = Mark,
            };
            var activity = Activities.To("Create", $"{actor}/posts/1#create", actor, to, note);
            s.GetRequiredService<Dispatching>().Send($"{Here.Address}inbox", rosario.Organisation, (string)activity["id"]!, activity.WithContext().ToBytes());
            return await s.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        await network.Settle();
        Assert.Equal(0, await Here.Db(db => db.Set<Post>().CountAsync()));
        Assert.Equal(0, await Here.Db(db => db.Set<Conversation>().CountAsync()));
    }

    private async Task<TestPage> Ask(string text) => await (await rosario.Browser.Open($"/conversations/about/{copy}")).Submit(new Dictionary<string, string> { ["Text"] = text });

    private static Task<int> Count(TestNode node) => node.Db(db => db.Set<Conversation>().CountAsync());

    private static Task<string> ShortId(TestNode node, Guid organisation) => node.Db(db => db.Set<Reciproca.Spine.People.Organisation>().Where(o => o.Id == organisation).Select(o => o.ShortId).SingleAsync());

    private static Task<(Guid Post, string Conversation)> Arrived(TestNode node) => node.Db(async db =>
    {
        var post = await db.Set<Post>().OrderBy(p => p.At).FirstAsync();
        return (post.Id, await db.Set<Conversation>().Where(c => c.Id == post.ConversationId).Select(c => c.ShortId).SingleAsync());
    });
}
