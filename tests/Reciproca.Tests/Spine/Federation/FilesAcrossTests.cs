using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>Files of public records: named in the object, listed on the other node, and lying with their origin.</summary>
public sealed class FilesAcrossTests : IAsyncLifetime
{
    private static readonly byte[] Pdf = [.. Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n"), .. new byte[1_300_000]];

    private readonly TestNetwork network = new();
    private TestCity surabaya = null!;
    private string address = "";

    private TestNode Here => network.Here;
    private TestNode There => network.There;

    public async ValueTask InitializeAsync()
    {
        await network.InitializeAsync();
        await network.Befriend(Here, There);
        surabaya = await Here.City("Surabaya", "id");
        address = (await surabaya.Publishes("Bank sampah di setiap kampung")).Address.AbsolutePath;
        await (await surabaya.Browser.Open(address + "/files")).Upload("Rencana induk 2026.pdf", Pdf, new Dictionary<string, string> { ["Description"] = "Rencana induk" });
        await network.Settle();
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task The_object_names_the_file_with_its_size_and_digest()
    {
        var file = await Here.Db(db => db.Set<Attachment>().SingleAsync());
        using var asked = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "application/activity+json" } } };
        var answer = await Here.Citizen().Http.SendAsync(asked);
        var named = JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync()).GetProperty("attachment")[0];
        Assert.Equal(("Document", "application/pdf", "Rencana induk 2026.pdf", "Rencana induk", Pdf.Length, file.Hash, new Uri(Here.Address, file.Address).AbsoluteUri),
            (named.GetProperty("type").GetString(), named.GetProperty("mediaType").GetString(), named.GetProperty("name").GetString(), named.GetProperty("summary").GetString(), named.GetProperty("rcp:size").GetInt32(),
                named.GetProperty("rcp:sha256").GetString(), named.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task The_other_node_lists_it_with_its_origin_and_links_there()
    {
        var page = await There.Citizen().Open($"/practices/{await Copy()}");
        var link = page.Document.QuerySelector(".files a")!;
        Assert.Equal("Rencana induk 2026.pdf", link.TextContent.Trim());
        Assert.Contains($"1.2 MB · at {Here.Address.Authority}", page.Text);
        Assert.DoesNotContain($"<img src=\"{Here.Address}", page.Html);
        Assert.Equal(Pdf, await There.Citizen().Http.GetByteArrayAsync(link.GetAttribute("href")));
        // it lies with its origin alone
        Assert.Equal(HttpStatusCode.NotFound, (await There.Citizen().Http.GetAsync(new Uri(link.GetAttribute("href")!).AbsolutePath)).StatusCode);
    }

    [Fact]
    public async Task What_is_taken_off_or_withdrawn_is_listed_no_more()
    {
        await (await surabaya.Browser.Open(address + "/files")).Submit(new Dictionary<string, string>(), "Hapus Rencana induk 2026.pdf");
        await network.Settle();
        Assert.Empty((await There.Citizen().Open($"/practices/{await Copy()}")).Document.QuerySelectorAll(".files a"));
        await (await surabaya.Browser.Open(address + "/files")).Upload("a.txt", "Satu"u8.ToArray());
        await network.Settle();
        Assert.Equal(1, await There.Db(db => db.Set<Attachment>().CountAsync()));
        await surabaya.Presses(address, "withdraw");
        await network.Settle();
        Assert.Equal(0, await There.Db(db => db.Set<Attachment>().CountAsync()));
    }

    [Fact]
    public async Task Naming_a_file_of_another_node_opens_none_there()
    {
        var rosario = await There.City("Rosario", "es", "AR");
        var secret = await rosario.Publishes("Huertas");
        await (await rosario.Browser.Open(secret.Address.AbsolutePath + "/files")).Upload("interno.txt", "Solo nuestro"u8.ToArray());
        await rosario.Presses(secret.Address.AbsolutePath, "withdraw");
        var hash = await There.Db(db => db.Set<Attachment>().Where(a => a.Name == "interno.txt").Select(a => a.Hash).SingleAsync());
        await There.Db(async db => { await db.Set<Attachment>().Where(a => a.AddedBy == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.Hash, hash)); return 0; });
        Assert.Equal(HttpStatusCode.NotFound, (await There.Citizen().Http.GetAsync($"/files/{hash}/interno.txt")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await rosario.Browser.Http.GetAsync($"/files/{hash}/interno.txt")).StatusCode);
    }

    private Task<string> Copy() => There.Db(db => db.Set<Record>().Where(r => r.Origin != null && r.Kind == "practice").Select(r => r.ShortId).SingleAsync());
}
