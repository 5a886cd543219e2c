using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Records;

namespace Reciproca.Tests.Spine.Records;

/// <summary>A record of several organisations: what its parties may, on a page, in a list, in search and in an export.</summary>
public sealed class RecordPartyTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_party_reads_and_edits_a_draft_that_is_nobody_else_s_business()
    {
        var (_, party, address) = await Shared("Kanal air bersih");
        Assert.Equal(HttpStatusCode.OK, (await party.Browser.Open(address)).Status);
        var saved = await (await party.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string> { ["Form.Place"] = "Both harbours" });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("Both harbours", saved.Text);
        foreach (var stranger in new[] { node.Citizen(), (await node.City("Elsewhere")).Browser }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open(address)).Status);
    }

    [Fact]
    public async Task Lists_and_search_know_the_same_rule()
    {
        var (city, party, address) = await Shared("Cendrawasih bermigrasi");
        await node.Settle();
        var stranger = await node.City("Elsewhere");
        foreach (var page in new[] { "/search?q=cendrawasih", "/needs.csv", "/needs.json" })
        {
            Assert.Contains(address.Split('/')[^1], await party.Browser.Http.GetStringAsync(page));
            Assert.DoesNotContain(address.Split('/')[^1], await stranger.Browser.Http.GetStringAsync(page));
            Assert.DoesNotContain(address.Split('/')[^1], await node.Citizen().Http.GetStringAsync(page));
        }
        Assert.NotEqual(city.Organisation, party.Organisation);
    }

    [Fact]
    public async Task A_party_that_has_left_reads_on_and_edits_no_more()
    {
        var (_, party, address) = await Shared("Pasar malam");
        await Change(address, (record, now) => record.LetGo(party.Organisation, now));
        Assert.Equal(HttpStatusCode.OK, (await party.Browser.Open(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await party.Browser.Open(address + "/edit")).Status);
        await Change(address, (record, now) => record.LetIn(party.Organisation, now));
        Assert.Equal(HttpStatusCode.OK, (await party.Browser.Open(address + "/edit")).Status);
    }

    [Fact]
    public async Task Only_the_steward_publishes_and_withdraws()
    {
        var (city, party, address) = await Shared("Taman kota");
        Assert.Equal(HttpStatusCode.Forbidden, (await party.Presses(address, "publish")).Status);
        Assert.Equal(HttpStatusCode.OK, (await city.Presses(address, "publish")).Status);
        Assert.Equal(HttpStatusCode.OK, (await node.Citizen().Open(address)).Status);
    }

    [Fact]
    public void The_steward_is_no_party_twice()
    {
        var record = new Record { StewardId = Guid.CreateVersion7() };
        record.LetIn(record.StewardId, node.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal([record.StewardId], record.Owners);
    }

    private async Task<(TestCity City, TestCity Party, string Address)> Shared(string problem)
    {
        var (city, party) = (await node.City("Ambon", "id"), await node.City("Valparaíso", "es", "CL"));
        var draft = await (await city.Browser.Open("/needs/new")).Submit(new Dictionary<string, string> { ["Form.Problem"] = problem + " di dua kota", ["Form.Place"] = "Pelabuhan" }, "draft");
        await Change(draft.Address.AbsolutePath, (record, now) => record.LetIn(party.Organisation, now));
        return (city, party, draft.Address.AbsolutePath);
    }

    private Task<bool> Change(string address, Action<Record, DateTime> change) => node.Inside(async services =>
    {
        var (store, shortId) = (services.GetRequiredService<RecordStore>(), address.Split('/')[^1]);
        var found = await services.GetRequiredService<RecordOfRequest>().Find(shortId);
        var record = (await store.Open(found!.Id))!;
        change(record, node.Clock.GetUtcNow().UtcDateTime);
        await store.Save(record, await store.Body(record));
        return true;
    });
}
