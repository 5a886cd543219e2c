using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Across.Harvest;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Across.Harvest;

public sealed class HarvestTests : IAsyncLifetime
{
    private const string Words = "<dc:title>Un mercado que ya no se inunda cuando llueve</dc:title><dc:description>&lt;p&gt;Los puestos se movieron y la ribera se plantó con árboles.&lt;/p&gt;</dc:description><dc:creator>Municipalidad de Rosario</dc:creator><dc:identifier>https://library.example/1</dc:identifier><dc:rights>http://creativecommons.org/licenses/by-sa/4.0</dc:rights><dc:subject>http://metadata.un.org/sdg/11.5</dc:subject>";

    private readonly StubLibrary library = new();
    private readonly int otherPort = StubLibrary.FreePort();
    private TestNode node = null!;
    private TestCity secretariat = null!;

    public async ValueTask InitializeAsync()
    {
        node = new() { Loopback = $"{new Uri(library.Address).Authority} 127.0.0.1:{otherPort}", Settings = ["--Node:Harvest:Patience=3"] };
        await node.InitializeAsync();
        secretariat = await node.Secretariat();
    }

    [Fact]
    public async Task A_library_is_added_looked_at_and_brought_in_with_its_origin_named_and_linked()
    {
        library.Answer = _ => StubLibrary.List(StubLibrary.Record("oai:l:1", "2026-01-01", Words));
        var page = await Add("Publish");
        await node.Settle();
        var record = await One("https://library.example/1");
        Assert.Equal(("es", "Los puestos se movieron y la ribera se plantó con árboles.", Stage.Published), (record.SourceLanguage, record.In("es")!.Summary, record.Stage));
        Assert.Equal(["11.5"], record.Codes("sdg"));
        var shown = await node.Citizen("es").Open($"/practices/{record.ShortId}");
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal("https://library.example/1", shown.Document.QuerySelector("a.badge.info")!.GetAttribute("href"));
        Assert.Contains("Biblioteca de prácticas", shown.Text);
        Assert.Equal("cc-by-sa-4.0", await Licence(record.Id));
        Assert.Contains(record.ShortId, (await node.Citizen("es").Open("/search?q=mercado+inunda")).Html);
        Assert.Contains("1 new", (await secretariat.Browser.Open(page)).Text);
        // not ours to give on: whoever wants it asks its origin
        Assert.DoesNotContain(record.ShortId, await node.Citizen().Http.GetStringAsync("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc"));
        Assert.Equal(HttpStatusCode.OK, (await secretariat.Browser.Open($"/organisations/{record.Steward.ShortId}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await secretariat.Browser.Open($"/practices/{record.ShortId}/edit")).Status);
    }

    [Fact]
    public async Task It_goes_on_by_token_after_the_library_failed_and_next_asks_only_for_what_is_new()
    {
        var broken = true;
        library.Answer = query => query["resumptionToken"] is null
            ? StubLibrary.List(StubLibrary.Record("oai:l:1", "2026-01-01", "<dc:title>One</dc:title>"), query["from"] is null ? "t1" : null)
            : broken ? "<error code=\"oops\">later</error>" : StubLibrary.List(StubLibrary.Record("oai:l:2", "2026-01-02", "<dc:title>Two</dc:title>"), "");
        var page = await Add("Publish");
        await node.Settle();
        Assert.Contains("oops: later", (await secretariat.Browser.Open(page)).Text);
        broken = false;
        await Later(TimeSpan.FromHours(2));
        Assert.Equal("?verb=ListRecords&resumptionToken=t1", library.Asked[^1]);
        Assert.Equal(2, await Count());
        await Later(TimeSpan.FromDays(2));
        Assert.Equal("?verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-28T23:50:00Z", WebUtility.UrlDecode(library.Asked[^1]));
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task A_change_and_a_deletion_follow()
    {
        library.Answer = _ => StubLibrary.List(StubLibrary.Record("oai:l:1", "2026-01-01", Words));
        await Add("Publish");
        await node.Settle();
        library.Answer = _ => StubLibrary.List(StubLibrary.Record("oai:l:1", "2026-01-05", Words.Replace("Un mercado", "Otro mercado")));
        await Later(TimeSpan.FromDays(2));
        var record = await One("https://library.example/1");
        Assert.StartsWith("Otro mercado", record.In("es")!.Title);
        library.Answer = _ => StubLibrary.List(StubLibrary.Deleted("oai:l:1", "2026-01-06"));
        await Later(TimeSpan.FromDays(2));
        Assert.Equal(HttpStatusCode.Gone, (await node.Citizen().Open($"/practices/{record.ShortId}")).Status);
        Assert.DoesNotContain(record.ShortId, (await node.Citizen("es").Open("/search?q=mercado+inunda")).Html);
    }

    [Fact]
    public async Task A_library_that_does_not_tell_deletions_is_compared_and_one_that_shrinks_suddenly_is_not_believed()
    {
        library.DeletedRecord = "no";
        string All(int count) => StubLibrary.List(string.Concat(Enumerable.Range(1, count).Select(i => StubLibrary.Record($"oai:l:{i}", "2026-01-01", $"<dc:title>Number {i}</dc:title>"))));
        library.Answer = _ => All(5);
        var page = await Add("Publish");
        await node.Settle();
        library.Answer = _ => All(4);
        await Later(TimeSpan.FromDays(40));
        Assert.Equal(4, await Count());
        library.Answer = _ => All(1);
        await Later(TimeSpan.FromDays(40));
        Assert.Equal(4, await Count());
        Assert.Contains("less than half", (await secretariat.Browser.Open(page)).Text);
    }

    [Fact]
    public async Task By_policy_records_wait_for_review_and_what_the_secretariat_took_off_stays_off()
    {
        library.Answer = _ => StubLibrary.List(StubLibrary.Record("oai:l:1", "2026-01-01", Words));
        await Add("Review");
        await node.Settle();
        var record = await One("https://library.example/1");
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open($"/practices/{record.ShortId}")).Status);
        Assert.Contains("Un mercado", (await secretariat.Browser.Open("/secretariat/review")).Text);
        await (await secretariat.Browser.Open("/secretariat/review")).Submit(new Dictionary<string, string> { ["Why"] = "Not about local government" });
        library.Answer = _ => StubLibrary.List(StubLibrary.Record("oai:l:1", "2026-01-09", Words));
        await Later(TimeSpan.FromDays(2));
        Assert.Equal(Stage.Draft, (await One("https://library.example/1")).Stage);
    }

    [Fact]
    public async Task The_language_comes_from_the_text_the_record_or_the_words()
    {
        library.Answer = _ => StubLibrary.List(
            StubLibrary.Record("a", "1", "<dc:title xml:lang=\"pt-BR\">Hortas urbanas</dc:title><dc:title xml:lang=\"en\">City gardens</dc:title><dc:identifier>https://library.example/a</dc:identifier>")
            + StubLibrary.Record("b", "1", "<dc:title>Bank sampah</dc:title><dc:language>ind</dc:language><dc:identifier>https://library.example/b</dc:identifier>")
            + StubLibrary.Record("c", "1", "<dc:title>How the city collects rain water from the roofs of its schools</dc:title><dc:identifier>https://library.example/c</dc:identifier>"));
        await Add("Publish", language: "es");
        await node.Settle();
        Assert.Equal(["en", "pt"], (await One("https://library.example/a")).Versions.Select(v => v.Language).Order());
        Assert.Equal("id", (await One("https://library.example/b")).SourceLanguage);
        Assert.Equal("en", (await One("https://library.example/c")).SourceLanguage);
    }

    [Fact]
    public async Task Ending_it_with_its_copies_withdraws_them_all()
    {
        library.Answer = _ => StubLibrary.List(string.Concat(Enumerable.Range(1, 250).Select(i => StubLibrary.Record($"oai:l:{i}", "2026-01-01", $"<dc:title>Number {i}</dc:title>"))));
        var page = await Add("Publish");
        await node.Settle();
        Assert.Equal(250, await Count());
        await (await secretariat.Browser.Open(page)).Submit(new Dictionary<string, string>(), "Withdraw them");
        await node.Settle();
        Assert.Equal(0, await Count());
        Assert.Contains("ended", (await secretariat.Browser.Open(page)).Text);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords>&a;</ListRecords></OAI-PMH>", "no XML that can be read")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>", "no XML that can be read")]
    [InlineData("<ListRecords><record>", "no XML that can be read")]
    [InlineData("<?xml version=\"1.0\"?><html><body>hello</body></html>", "no OAI-PMH")]
    [InlineData("deep", "larger or deeper")]
    [InlineData("endless", "does not come to an end")]
    [InlineData("huge", "larger or deeper")]
    [InlineData("slow", "took too long")]
    [InlineData("html", "no XML that can be read")]
    [InlineData("redirect", "cannot be asked|no address that can be asked|private network|Nobody answers")]
    [InlineData("failing", "answers with an error")]
    public async Task What_is_hostile_is_refused_said_and_brings_nothing_in(string answer, string said)
    {
        library.Answer = query => answer switch
        {
            "deep" => StubLibrary.List(string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000))),
            "endless" => StubLibrary.List(StubLibrary.Deleted("x", "1"), "again"),
            _ => answer,
        };
        library.Instead = answer switch
        {
            "huge" => Huge,
            "slow" => Slow,
            "html" => Html,
            "redirect" => Redirected,
            "failing" => Failing,
            _ => null,
        };
        var page = await Add("Publish");
        await node.Settle();
        var text = (await secretariat.Browser.Open(page)).Text;
        Assert.True(said.Split('|').Any(text.Contains), text);
        Assert.Equal(0, await Count());
    }

    [Theory]
    [InlineData("nonsense", "no address that can be asked")]
    [InlineData("ftp://library.example/oai", "no address that can be asked")]
    [InlineData("https://10.1.2.3/oai", "private network")]
    [InlineData("http://library.example/oai", "no address that can be asked|private network|Nobody answers")]
    [InlineData("http://localhost/oai", "our own node")]
    public async Task An_address_that_must_not_be_asked_is_refused_beside_the_field(string address, string said)
    {
        var page = await (await secretariat.Browser.Open("/secretariat/libraries")).Submit(new Dictionary<string, string> { ["Address"] = address });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(said.Split('|').Any(page.Text.Contains), page.Text);
        Assert.Equal(address, page.Document.QuerySelector("input[name=Address]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Another_node_of_ours_is_brought_in_over_real_HTTP_in_every_language_with_its_deletions()
    {
        await using var other = new TestNode { Port = otherPort };
        await other.InitializeAsync();
        var city = await other.City("Palu", "id");
        var ids = await other.Inside(async services =>
        {
            var (store, made) = (services.GetRequiredService<RecordStore>(), new List<string>());
            for (var i = 0; i < 120; i++)
            {
                var practice = new Practice();
                var record = store.Start(PracticeKind.Kind, city.Organisation, "id", practice);
                (record.Write("id").Title, record.Write("es").Title) = ($"Bank sampah nomor {i}", $"Banco de residuos número {i}");
                record.Publish(true, store.Now);
                await store.Save(record, practice);
                made.Add(record.ShortId);
            }
            return made;
        });
        await other.Settle();
        await Add("Publish", new Uri(other.Address, "/oai").ToString(), set: "practice");
        await node.Settle();
        Assert.Equal(120, await Count());
        var there = $"http://127.0.0.1:{otherPort}/practices/{ids[5]}";
        Assert.Equal(["es", "id"], (await One(there)).Versions.Select(v => v.Language).Order());
        await city.Presses($"/practices/{ids[5]}", "withdraw");
        await other.Settle();
        await Later(TimeSpan.FromDays(2));
        Assert.Equal(119, await Count());
        Assert.Equal(Stage.Draft, (await One(there)).Stage);
    }

    private async Task<string> Add(string policy, string? address = null, string language = "en", string? set = null)
    {
        var page = await (await secretariat.Browser.Open("/secretariat/libraries")).Submit(new Dictionary<string, string> { ["Address"] = address ?? library.Address });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("/secretariat/libraries/", page.Address.AbsolutePath);
        var fields = new Dictionary<string, string> { ["Policy"] = policy, ["Language"] = language };
        if (set is not null) fields["Set"] = set;
        await page.Submit(fields);
        return page.Address.AbsolutePath;
    }

    private async Task Later(TimeSpan time)
    {
        node.Clock.Pass(time);
        secretariat.Browser.Keep(await node.SignedIn(secretariat.Person));
        await node.Inside(async services =>
        {
            await ActivatorUtilities.CreateInstance<HarvestLibraries>(services).React(new(DateTime.UnixEpoch), default);
            return await services.GetRequiredService<Reciproca.Storage.AppDb>().SaveChangesAsync();
        });
        await node.Settle();
    }

    private Task<int> Count() => node.Db(db => db.Set<Record>().CountAsync(r => r.Kind == "practice" && r.Origin != null && r.Stage == Stage.Published));

    private Task<Record> One(string uri) => node.Db(db => db.Set<Record>().AsNoTracking().Include(r => r.Steward).Include(r => r.Versions).Include(r => r.Tags).SingleAsync(r => r.Uri == uri));

    private Task<string> Licence(Guid id) => node.Db(db => db.Set<Practice>().Where(p => p.Id == id).Select(p => p.Licence).SingleAsync());

    public async ValueTask DisposeAsync()
    {
        library.Dispose();
        await node.DisposeAsync();
    }

    private static void Huge(HttpListenerContext context)
    {
        context.Response.ContentType = "text/xml";
        var part = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
        for (var i = 0; i < 20; i++) context.Response.OutputStream.Write(part);
        context.Response.Close();
    }

    private static void Slow(HttpListenerContext context)
    {
        context.Response.ContentType = "text/xml";
        context.Response.SendChunked = true;
        context.Response.OutputStream.Write("<"u8);
        context.Response.OutputStream.Flush();
    }

    private static void Html(HttpListenerContext context)
    {
        context.Response.ContentType = "text/html";
        context.Response.Close();
    }

    private static void Redirected(HttpListenerContext context)
    {
        context.Response.Redirect("http://10.0.0.1/oai");
        context.Response.Close();
    }

    private static void Failing(HttpListenerContext context)
    {
        context.Response.StatusCode = 500;
        context.Response.Close();
    }
}
