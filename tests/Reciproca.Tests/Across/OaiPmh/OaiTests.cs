using System.Net;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Across.OaiPmh;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Across.OaiPmh;

public sealed class OaiTests(TestNode node) : IClassFixture<TestNode>
{
    private static readonly XNamespace Oai = "http://www.openarchives.org/OAI/2.0/", Dc = "http://purl.org/dc/elements/1.1/";

    [Theory]
    [InlineData("", "badVerb")]
    [InlineData("verb=Nonsense", "badVerb")]
    [InlineData("verb=Identify&verb=Identify", "badVerb")]
    [InlineData("verb=Identify&extra=1", "badArgument")]
    [InlineData("verb=ListRecords", "badArgument")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:none", "idDoesNotExist")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc&identifier=another", "idDoesNotExist")]
    [InlineData("verb=ListMetadataFormats&identifier=oai:localhost:none", "idDoesNotExist")]
    [InlineData("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-02-01T00:00:00Z", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&until=1999-12-31", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=unheard-of", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=abc", "badArgument")]
    [InlineData("verb=ListRecords&resumptionToken=abc", "badResumptionToken")]
    [InlineData("verb=ListRecords&resumptionToken=ICAg", "badResumptionToken")]
    [InlineData("verb=ListSets&resumptionToken=abc", "badResumptionToken")]
    public async Task What_is_asked_wrongly_is_answered_with_the_protocols_own_error(string query, string code)
    {
        var answer = await Ask(query);
        Assert.Equal(code, (string?)answer.Element(Oai + "error")?.Attribute("code"));
        if (code is "badVerb" or "badArgument") Assert.Empty(answer.Element(Oai + "request")!.Attributes());
    }

    [Fact]
    public async Task A_form_that_is_posted_is_answered_like_an_address()
    {
        var (_, address) = await Published();
        var query = $"verb=GetRecord&metadataPrefix=oai_dc&identifier={Identifier(address)}";
        var posted = await node.Citizen().Http.PostAsync("/oai", new StringContent(query, null, "application/x-www-form-urlencoded"));
        var (one, other) = (XDocument.Parse(await posted.Content.ReadAsStringAsync()).Root!, await Ask(query));
        Assert.Equal("text/xml", posted.Content.Headers.ContentType!.MediaType);
        Assert.Equal(other.Element(Oai + "GetRecord")!.ToString(), one.Element(Oai + "GetRecord")!.ToString());
    }

    [Fact]
    public async Task Each_language_version_says_its_language()
    {
        var (_, address) = await Published(also: record => record.Write("pt").Title = "Mercado que não inunda mais");
        var record = await Get(address);
        var titles = record.Descendants(Dc + "title").ToDictionary(t => (string)t.Attribute(XNamespace.Xml + "lang")!, t => t.Value);
        Assert.Equal("Mercado que no se inunda", titles["es"]);
        Assert.Equal("Mercado que não inunda mais", titles["pt"]);
        Assert.Equal(["es", "pt"], record.Descendants(Dc + "language").Select(l => l.Value).Order());
        Assert.Equal("http://localhost" + address, record.Descendants(Dc + "identifier").Single().Value);
        Assert.Contains("https://creativecommons.org/licenses/by/4.0/", record.Descendants(Dc + "rights").Select(r => r.Value));
    }

    [Fact]
    public async Task What_is_withdrawn_stays_as_deleted_with_its_sets_and_tells_nothing_else()
    {
        var (city, address) = await Published();
        var before = (await Get(address)).Descendants(Oai + "setSpec").Select(s => s.Value).ToList();
        node.Clock.Pass(TimeSpan.FromMinutes(1));
        await city.Presses(address, "withdraw");
        Assert.DoesNotContain("Mercado que no se inunda", (await Get(address)).ToString()); // before the reaction has run
        await node.Settle();
        var record = await Get(address);
        Assert.Equal("deleted", (string?)record.Descendants(Oai + "header").Single().Attribute("status"));
        Assert.Empty(record.Descendants(Oai + "metadata"));
        Assert.Equal(before, record.Descendants(Oai + "setSpec").Select(s => s.Value));
        Assert.Contains("practice", before);
    }

    [Fact]
    public async Task What_was_only_ever_for_the_network_is_not_even_known_to_exist()
    {
        var (city, address) = await Published(also: record => (record.Audience, record.In("es")!.Title) = (Audience.Network, "Sello secreto 8812"));
        Assert.Equal("idDoesNotExist", (string?)(await Ask($"verb=GetRecord&metadataPrefix=oai_dc&identifier={Identifier(address)}")).Element(Oai + "error")!.Attribute("code"));
        await city.Presses(address, "withdraw");
        await node.Settle();
        var all = await Ask("verb=ListRecords&metadataPrefix=oai_dc");
        Assert.DoesNotContain(Identifier(address), all.ToString());
        Assert.DoesNotContain("Sello secreto 8812", all.ToString());
    }

    [Fact]
    public async Task From_and_until_hold_to_the_second_and_to_the_day()
    {
        node.Clock.Pass(TimeSpan.FromDays(3));
        var (_, address) = await Published();
        var stamp = (await Get(address)).Descendants(Oai + "datestamp").Single().Value;
        Assert.Contains(Identifier(address), (await Ask($"verb=ListIdentifiers&metadataPrefix=oai_dc&from={stamp}&until={stamp}")).ToString());
        Assert.Contains(Identifier(address), (await Ask($"verb=ListIdentifiers&metadataPrefix=oai_dc&from={stamp[..10]}&until={stamp[..10]}")).ToString());
        var after = OaiDate.Write(DateTime.Parse(stamp, null, System.Globalization.DateTimeStyles.AdjustToUniversal).AddSeconds(1));
        Assert.DoesNotContain(Identifier(address), (await Ask($"verb=ListIdentifiers&metadataPrefix=oai_dc&from={after}")).ToString());
        Assert.DoesNotContain(Identifier(address), (await Ask($"verb=ListIdentifiers&metadataPrefix=oai_dc&from={stamp}&set=need")).ToString());
    }

    [Fact]
    public async Task A_topic_holds_what_is_narrower()
    {
        var narrow = Reciproca.Spine.Vocabulary.Concepts.Standard.All("topic").First(c => c.Parent is not null);
        var (_, address) = await Published(also: record => record.Tag("topic", [narrow.Code]));
        Assert.Contains(Identifier(address), (await Ask($"verb=ListIdentifiers&metadataPrefix=oai_dc&set=topic-{narrow.Parent}")).ToString());
        Assert.Contains($"topic-{narrow.Parent}", (await Ask("verb=ListSets")).Descendants(Oai + "setSpec").Select(s => s.Value));
    }

    [Fact]
    public async Task What_no_XML_can_hold_is_left_out_and_the_rest_stays()
    {
        var (_, address) = await Published(also: record => record.In("es")!.Title = "Agua\u0001 \uD83D\uDCA7 pura & <limpia>");
        Assert.Equal("Agua \uD83D\uDCA7 pura & <limpia>", (await Get(address)).Descendants(Dc + "title").First().Value);
        Assert.Equal("half \uD83D\uDCA7", DublinCore.Printable("half\uDCA7 \uD83D\uDCA7\uD83D"));
    }

    [Fact]
    public async Task Records_that_came_in_without_a_message_are_found_and_entered()
    {
        var (city, _) = await Published();
        var id = await Insert(city);
        await node.Inside(async services =>
        {
            await ActivatorUtilities.CreateInstance<FindMissingOaiEntries>(services).React(new(DateTime.UnixEpoch), default);
            return await services.GetRequiredService<Reciproca.Storage.AppDb>().SaveChangesAsync();
        });
        Assert.Contains($"oai:localhost:{id}", (await Ask("verb=ListIdentifiers&metadataPrefix=oai_dc")).ToString());
    }

    private async Task<string> Insert(TestCity city) => await node.Db(async db =>
    {
        var record = new Record { Id = Guid.CreateVersion7(), ShortId = ShortId.Next(), Kind = "practice", StewardId = city.Organisation, Stage = Stage.Published, Revision = 1 };
        record.Write("en").Title = "Loaded by hand";
        db.Add(record);
        db.Add(new Practice { Id = record.Id });
        await db.SaveChangesAsync();
        return record.ShortId;
    });

    private async Task<(TestCity, string)> Published(Action<Record>? also = null)
    {
        var city = await node.City("Rosario", "es", "AR");
        var address = await node.Inside(async services =>
        {
            var (store, practice) = (services.GetRequiredService<RecordStore>(), new Practice());
            var record = store.Start(PracticeKind.Kind, city.Organisation, "es", practice);
            (record.Write("es").Title, record.In("es")!.Summary) = ("Mercado que no se inunda", "Movimos los puestos.");
            record.Publish(true, store.Now);
            also?.Invoke(record);
            await store.Save(record, practice);
            return PracticeKind.Kind.Address(record);
        });
        await node.Settle();
        return (city, address);
    }

    private static string Identifier(string address) => "oai:localhost:" + address.Split('/')[2];

    private Task<XElement> Get(string address) => Ask($"verb=GetRecord&metadataPrefix=oai_dc&identifier={Identifier(address)}");

    private async Task<XElement> Ask(string query)
    {
        var response = await node.Citizen().Http.GetAsync("/oai?" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
    }
}
