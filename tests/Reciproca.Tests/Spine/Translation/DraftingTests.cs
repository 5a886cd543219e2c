using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Records;
using Reciproca.Spine.Translation;
using Reciproca.Storage;

namespace Reciproca.Tests.Spine.Translation;

/// <summary>A node whose translator is a real HTTP server: what is drafted, what never is, and what never leaves.</summary>
public sealed class DraftingTests : IAsyncLifetime
{
    private TranslationServer server = null!;
    private TestNode node = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TranslationServer.Start();
        node = new TestNode { Translation = [$"LibreTranslate:Address={server.Address}", "Seconds=2"] };
        await node.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Title_and_summary_are_drafted_after_publishing_and_say_so_in_the_list_and_on_the_page()
    {
        var address = await Published("Jardines de lluvia contra la inundación");
        var found = await node.Citizen("id").Open("/search?q=jardines");
        Assert.Contains("¡Jardines de lluvia contra la inundación!", found.Text);
        Assert.Contains("Terjemahan mesin", found.Of("li.record"));
        var page = await node.Citizen("id").Open(address);
        Assert.Contains("¡Jardines de lluvia contra la inundación!", page.Of("[data-reading]"));
        Assert.Contains("Terjemahan mesin oleh LibreTranslate dari Español", page.Of("[data-reading]"));
        // the text itself is the original until somebody wants more
        Assert.Contains("El río inunda el mercado", page.Of("article"));
        Assert.DoesNotContain(server.Heard, body => body.Contains("El río inunda el mercado"));
    }

    [Fact]
    public async Task The_whole_text_is_drafted_when_somebody_asks_and_links_to_the_original()
    {
        var address = await Published("Jardines de lluvia");
        var asked = await (await node.Citizen("id").Open(address)).Submit(new Dictionary<string, string>(), "Terjemahkan seluruh teks");
        Assert.Contains("0 dari 3 bagian", asked.Text);
        Assert.NotNull(asked.Document.QuerySelector("meta[http-equiv=refresh]"));
        await node.Settle();
        var read = await asked.Browser.Open(asked.Address.PathAndQuery);
        Assert.Equal(address + "?text=id", read.Address.PathAndQuery);
        Assert.Contains("¡El río inunda el mercado", read.Of("article"));
        Assert.Contains("Terjemahan mesin oleh LibreTranslate", read.Of("[data-reading]"));
        Assert.Contains(read.Document.QuerySelectorAll("[data-reading] a"), a => a.GetAttribute("href") == address + "?text=es");
        Assert.Contains("El río inunda el mercado", (await read.Browser.Open(address + "?text=es")).Of("article"));
    }

    [Fact]
    public async Task A_draft_is_no_revision_and_no_conflict_for_whoever_edits()
    {
        var city = await node.City("Rosario", "es", "AR");
        var address = (await city.Publishes("Plazas")).Address.AbsolutePath;
        var editing = await city.Browser.Open(address + "/edit");
        await node.Settle();
        Assert.NotNull(await Version(address, "pt"));
        var saved = await editing.Submit(new Dictionary<string, string> { ["Form.Title"] = "Plazas que beben" });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.DoesNotContain("¡Plazas!", (await city.Browser.Open(address + "/history")).Text);
        await node.Settle();
        Assert.Equal("¡Plazas que beben!", (await Version(address, "pt"))!.Title);
    }

    [Fact]
    public async Task What_a_person_wrote_is_never_overwritten()
    {
        var city = await node.City("Rosario", "es", "AR");
        var address = (await city.Publishes("Veredas anchas")).Address.AbsolutePath;
        await Change(address, record => (record.Write("pt").Title, record.Write("id").Title) = ("Calçadas largas", "Trotoar lebar"));
        await node.Settle();
        await (await node.Citizen("pt").Open(address + "/languages")).Browser.Open(address);
        await Change(address, record => record.In("es")!.Title = "Veredas muy anchas");
        await node.Settle();
        Assert.Equal("Calçadas largas", (await Version(address, "pt"))!.Title);
        Assert.Equal(VersionState.Human, (await Version(address, "id"))!.State);
        Assert.Equal("¡Veredas muy anchas!", (await Version(address, "en"))!.Title);
    }

    [Fact]
    public async Task A_person_who_saves_while_the_machine_is_at_work_wins()
    {
        var city = await node.City("Rosario", "es", "AR");
        var address = (await city.Publishes("Bicisendas")).Address.AbsolutePath;
        server.Misbehaves = async http =>
        {
            server.Misbehaves = null;
            await Change(address, record => record.Write("en").Title = "Cycle lanes");
            http.Abort();
        };
        await node.Settle();
        node.Clock.Pass(TimeSpan.FromHours(1));
        await node.Settle();
        Assert.Equal(("Cycle lanes", VersionState.Human), ((await Version(address, "en"))!.Title, (await Version(address, "en"))!.State));
    }

    [Theory]
    [InlineData(Audience.Organisation)]
    [InlineData(Audience.Network)]
    public async Task A_text_that_not_everybody_may_read_never_leaves(Audience audience)
    {
        const string secret = "Xochiquetzalmarca";
        var city = await node.City("Rosario", "es", "AR");
        // written as a draft, then published for some readers only
        var address = (await (await city.Browser.Open("/needs/new")).Submit(new Dictionary<string, string> { ["Form.Problem"] = $"{secret} se inunda cuando llueve fuerte", ["Form.Place"] = secret }, "draft")).Address.AbsolutePath;
        await node.Settle();
        await Change(address, record => { record.Audience = audience; record.Publish(true, node.Clock.GetUtcNow().UtcDateTime); });
        await node.Settle();
        Assert.Equal(HttpStatusCode.OK, (await city.Browser.Open(address)).Status);
        var asked = await city.Browser.Post(address + "/languages/ask?language=pt", [new("__RequestVerificationToken", await Token(city.Browser))]);
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        await node.Settle();
        Assert.DoesNotContain(server.Heard, body => body.Contains(secret, StringComparison.OrdinalIgnoreCase));
        // the same words, once everybody may read them, do: the net catches something
        await Change(address, record => record.Audience = Audience.Public);
        await node.Settle();
        Assert.Contains(server.Heard, body => body.Contains("inunda", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_is_withdrawn_while_it_waits_is_not_sent()
    {
        var city = await node.City("Rosario", "es", "AR");
        server.Misbehaves = http => { http.Abort(); return Task.CompletedTask; };
        var address = (await city.Publishes("Acuerdo secreto con Xochiquetzalmarca")).Address.AbsolutePath;
        await node.Settle();
        await city.Presses(address, "withdraw");
        server.Misbehaves = null;
        node.Clock.Pass(TimeSpan.FromHours(2));
        await node.Settle();
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task What_lost_a_number_is_dropped_and_the_desk_says_why()
    {
        server.Says = text => System.Text.RegularExpressions.Regex.Replace(text, "<x[^>]*>", "");
        var city = await node.City("Rosario", "es", "AR");
        var address = (await city.Publishes("Plantamos 1200 árboles")).Address.AbsolutePath;
        await node.Settle();
        Assert.Null(await Version(address, "pt"));
        var secretariat = await node.Secretariat();
        var desk = await secretariat.Browser.Open("/secretariat/translation");
        Assert.Contains("lost a number, a name, a link or a sign", desk.Text);
        server.Says = text => text.Replace("Plantamos", "Plantámos");
        await desk.Submit(new Dictionary<string, string>(), "Try again");
        await node.Settle();
        Assert.Contains(["pt", "en", "id"], l => Version(address, l).Result?.Title == "Plantámos 1200 árboles");
    }

    [Fact]
    public async Task A_translator_that_hangs_holds_up_nothing_but_drafts()
    {
        server.Misbehaves = http => Task.Delay(TimeSpan.FromMinutes(5), http.RequestAborted);
        var city = await node.City("Rosario", "es", "AR");
        await city.Publishes("Humedales urbanos");
        // the pump alone, as the worker runs it: the index is written, nothing waits for the translator
        await node.Services.GetRequiredService<Reciproca.Spine.Messages.MessagePump>().Drain(TestContext.Current.CancellationToken);
        Assert.Contains("Humedales urbanos", (await node.Citizen("es").Open("/search?q=humedales")).Text);
        Assert.Equal(4, await node.Db(db => db.Set<DraftJob>().CountAsync(j => j.Reason == null)));
        await node.Settle();
        Assert.All(await node.Db(db => db.Set<DraftJob>().ToListAsync()), job => Assert.Equal(Failure.TimedOut, job.Reason));
    }

    [Fact]
    public async Task Text_that_came_from_a_machine_says_so_in_what_is_exported()
    {
        var address = await Published("Techos verdes");
        var id = address.Split('/')[^1];
        var json = System.Text.Json.JsonDocument.Parse(await node.Citizen().Http.GetStringAsync($"/api/records/{id}"));
        Assert.Equal("Machine", json.RootElement.GetProperty("texts").GetProperty("pt").GetProperty("state").GetString());
        Assert.Equal("Human", json.RootElement.GetProperty("texts").GetProperty("es").GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_other_nodes_are_sent_is_what_people_wrote()
    {
        var address = await Published("Huertas en los techos");
        Assert.NotNull(await Version(address, "pt"));
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "application/activity+json" } } };
        var activity = await (await node.Citizen().Http.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Contains("Huertas en los techos", activity);
        Assert.DoesNotContain("¡", activity);
    }

    [Fact]
    public async Task The_secretariat_tries_a_sentence_and_is_told_what_is_wrong_with_it()
    {
        var desk = await (await node.Secretariat()).Browser.Open("/secretariat/translation");
        var tried = await desk.Submit(new Dictionary<string, string> { ["Text"] = "La casa de 3 pisos", ["From"] = "es", ["To"] = "id" });
        Assert.Contains("¡La casa de 3 pisos!", tried.Of("div.panel"));
        var wrong = await tried.Submit(new Dictionary<string, string> { ["Text"] = "", ["From"] = "es", ["To"] = "es" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Choose two different languages.", wrong.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await node.City("Salto", "es", "UY")).Browser.Open("/secretariat/translation")).Status);
    }

    private async Task<string> Published(string title)
    {
        var address = (await (await node.City("Rosario", "es", "AR")).Publishes(title, "El río inunda el mercado cada año.", "Movimos los puestos.", "No se perdió ninguno.")).Address.AbsolutePath;
        await node.Settle();
        return address;
    }

    private Task<RecordVersion?> Version(string address, string language)
    {
        var id = address.Split('/')[^1];
        return node.Db(async db => (await db.Set<Record>().AsNoTracking().Include(r => r.Versions).ThenInclude(v => v.Sections).SingleAsync(r => r.ShortId == id)).In(language));
    }

    private Task<bool> Change(string address, Action<Record> change) => node.Inside(async services =>
    {
        var (store, shortId) = (services.GetRequiredService<RecordStore>(), address.Split('/')[^1]);
        var record = (await store.Open(await services.GetRequiredService<AppDb>().Set<Record>().Where(r => r.ShortId == shortId).Select(r => r.Id).SingleAsync()))!;
        change(record);
        await store.Save(record, await store.Body(record));
        return true;
    });

    private static async Task<string> Token(Browser browser) =>
        (await browser.Open("/needs/new")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
