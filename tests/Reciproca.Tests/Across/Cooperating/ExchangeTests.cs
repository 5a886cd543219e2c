using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Kinds.Exchanges;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Across.Cooperating;

/// <summary>From the accepted answer through six steps to a practice.</summary>
public sealed class ExchangeTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task An_accepted_answer_becomes_an_exchange_that_both_write_in()
    {
        var (asker, helper, address) = await Begun();
        Assert.Contains("Las calles se inundan", (await asker.Browser.Open(address)).Text);
        var written = await (await helper.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string> { ["Form.Sections[objectives]"] = "Kelola saluran bersama warga." });
        Assert.Equal(HttpStatusCode.OK, written.Status);
        Assert.Contains("Kelola saluran", (await asker.Browser.Open(address)).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await node.City("Elsewhere")).Browser.Open(address)).Status);
        await node.Settle();
        Assert.True(await node.Db(db => db.Set<Notice>().AnyAsync(n => n.PersonId == helper.Person && n.Key == "notice.exchange.begun")));
    }

    [Fact]
    public async Task An_answer_that_nobody_accepted_offers_no_exchange()
    {
        var (asker, helper) = (await node.City("Rosario", "es", "AR"), await node.City("Semarang", "id", "ID"));
        var need = (await asker.Asks("Falta sombra en las plazas del centro", "Plazas")).Address.AbsolutePath;
        await (await helper.Browser.Open(need + "/answer")).Submit(new Dictionary<string, string> { ["Text"] = "Kami dapat membantu." });
        Assert.DoesNotContain("/cooperating/begin", (await asker.Browser.Open(need)).Html);
    }

    [Fact]
    public async Task One_goes_on_only_when_the_step_is_done()
    {
        var (asker, _, address) = await Begun();
        await Next(asker, address);
        var refused = await Next(asker, address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await (await asker.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string> { ["Form.Sections[objectives]"] = "Canales limpios.", ["Form.Formats"] = "exposure-visit" });
        Assert.Equal("Participantes", (await Next(asker, address)).Of(".steps [aria-current=step]"));
    }

    [Fact]
    public async Task The_checklist_follows_the_dates_and_reminds_both()
    {
        var (asker, helper, address) = await Begun();
        await (await asker.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string> { ["Form.StartsOn"] = "2027-03-01", ["Form.EndsOn"] = "2027-03-05" });
        Assert.Contains("31 dic 2026", (await asker.Browser.Open(address + "/plan")).Text);
        await Watch(new DateTime(2026, 12, 26, 8, 0, 0, DateTimeKind.Utc));
        Assert.Equal(1, await node.Db(db => db.Set<Notice>().CountAsync(n => n.PersonId == helper.Person && n.Key == "notice.exchange.task.dates")));
        await Watch(new DateTime(2026, 12, 27, 8, 0, 0, DateTimeKind.Utc));
        Assert.Equal(1, await node.Db(db => db.Set<Notice>().CountAsync(n => n.PersonId == helper.Person && n.Key == "notice.exchange.task.dates")));
    }

    [Fact]
    public async Task Dates_out_of_order_and_days_outside_are_refused_beside_the_field()
    {
        var (asker, _, address) = await Begun();
        var refused = await (await asker.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string> { ["Form.StartsOn"] = "2027-03-05", ["Form.EndsOn"] = "2027-03-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Of("#Form-EndsOn-error"));
        await refused.Submit(new Dictionary<string, string> { ["Form.StartsOn"] = "2027-03-01", ["Form.EndsOn"] = "2027-03-05" });
        var plan = await (await asker.Browser.Open(address + "/plan")).Submit(new Dictionary<string, string> { ["Day"] = "2027-04-01", ["What"] = "Visita al canal", ["Who"] = "", ["From"] = "09:00" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, plan.Status);
        Assert.Contains("Visita al canal", plan.Html);
    }

    [Fact]
    public async Task Agenda_people_and_costs_are_shared_by_both()
    {
        var (asker, helper, address) = await Begun();
        await (await asker.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string> { ["Form.StartsOn"] = "2027-03-01", ["Form.EndsOn"] = "2027-03-05" });
        var plan = await asker.Browser.Open(address + "/plan");
        await plan.Submit(new Dictionary<string, string> { ["Day"] = "2027-03-02", ["What"] = "Visita al canal", ["Who"] = "Obras", ["From"] = "09:00" });
        await plan.Submit(new Dictionary<string, string> { ["Name"] = "Budi Sampel", ["Organisation"] = "Dinas PU", ["Role"] = "adviser" });
        await plan.Submit(new Dictionary<string, string> { ["What"] = "Vuelos", ["BorneBy"] = "Rosario", ["Amount"] = "1200", ["Currency"] = "usd" });
        var theirs = (await helper.Browser.Open(address + "/plan")).Text;
        foreach (var said in new[] { "Visita al canal", "Budi Sampel", "Narasumber", "Vuelos", "USD 1.200" }) Assert.Contains(said, theirs);
    }

    [Fact]
    public async Task The_note_becomes_a_practice_with_one_click_and_another_is_amended()
    {
        var (asker, helper, address) = await Learned();
        var made = await (await asker.Browser.Open(address)).Submit(new Dictionary<string, string>(), "Convertirla en práctica");
        Assert.StartsWith("/practices/", made.Address.AbsolutePath);
        Assert.Contains("Los vecinos cuidan el canal", made.Html);
        Assert.Contains("El taller fue corto", made.Html);
        var own = (await helper.Publishes("Saluran warga")).Address.AbsolutePath;
        var amended = await (await helper.Browser.Open(address)).Submit(new Dictionary<string, string> { ["practice"] = own.Split('/')[^1] });
        Assert.Equal(own, amended.Address.AbsolutePath);
        Assert.Contains("El taller fue corto", amended.Text);
        Assert.Equal(2, await node.Db(db => db.Set<RecordLink>().CountAsync(l => l.To.ShortId == address.Substring(address.LastIndexOf('/') + 1) && l.Type == LinkType.GrewOutOf && l.From.Kind == "practice")));
    }

    [Fact]
    public async Task A_partner_that_leaves_goes_on_reading_and_another_answers_for_the_exchange()
    {
        var (asker, helper, address) = await Begun();
        Assert.NotEmpty((await (await asker.Browser.Open(address + "/leave")).Submit(new Dictionary<string, string> { ["Why"] = "" })).Of("#Why-error"));
        await (await asker.Browser.Open(address + "/leave")).Submit(new Dictionary<string, string> { ["Why"] = "Ya no hay equipo" });
        Assert.Contains("se retiró el", (await asker.Browser.Open(address)).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await asker.Browser.Open(address + "/edit")).Status);
        Assert.Equal(helper.Organisation, await node.Db(db => db.Set<Record>().Where(r => r.ShortId == address.Substring(11)).Select(r => r.StewardId).SingleAsync()));
        Assert.Contains("bertanggung jawab", (await (await helper.Browser.Open(address + "/leave")).Submit(new Dictionary<string, string> { ["Why"] = "Kami juga" })).Of(".errors"));
        await node.Settle();
        Assert.True(await node.Db(db => db.Set<Notice>().AnyAsync(n => n.PersonId == helper.Person && n.Key == "notice.exchange.left")));
    }

    [Fact]
    public async Task A_partner_that_is_merged_hands_its_place_to_the_successor()
    {
        var (asker, helper, address) = await Begun();
        var (heir, secretariat) = (await node.City("Semarang Raya", "id", "ID"), await node.Secretariat());
        async Task<string> Short(TestCity city) => await node.Db(db => db.Set<Reciproca.Spine.People.Organisation>().Where(o => o.Id == city.Organisation).Select(o => o.ShortId).SingleAsync());
        await (await secretariat.Browser.Open(address + "/leave")).Submit(new Dictionary<string, string> { ["Who"] = await Short(helper), ["With"] = await Short(heir) });
        Assert.Equal(HttpStatusCode.OK, (await heir.Browser.Open(address + "/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await helper.Browser.Open(address + "/edit")).Status);
        Assert.Equal(HttpStatusCode.OK, (await helper.Browser.Open(address)).Status);
        Assert.Contains("Semarang Raya", (await asker.Browser.Open(address)).Text);
    }

    private async Task<(TestCity Asker, TestCity Helper, string Address)> Begun()
    {
        var (asker, helper) = (await node.City("Rosario", "es", "AR"), await node.City("Semarang", "id", "ID"));
        var need = (await asker.Asks("Las calles se inundan cuando llueve fuerte", "Barrio Sur")).Address.AbsolutePath;
        await (await helper.Browser.Open(need + "/answer")).Submit(new Dictionary<string, string> { ["Text"] = "Kami dapat membantu." });
        await (await asker.Browser.Open(need)).Submit(new Dictionary<string, string>(), "Esto respondió a nuestra necesidad");
        var exchange = await (await asker.Browser.Open(need)).Submit(new Dictionary<string, string>(), "Iniciar un intercambio con Semarang");
        Assert.StartsWith("/exchanges/", exchange.Address.AbsolutePath);
        return (asker, helper, exchange.Address.AbsolutePath);
    }

    private async Task<(TestCity Asker, TestCity Helper, string Address)> Learned()
    {
        var (asker, helper, address) = await Begun();
        await (await asker.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string>
        {
            ["Form.Sections[objectives]"] = "Canales limpios.", ["Form.Formats"] = "exposure-visit", ["Form.StartsOn"] = "2026-11-02", ["Form.EndsOn"] = "2026-11-05",
            ["Form.Sections[worked]"] = "Los vecinos cuidan el canal.", ["Form.Sections[failed]"] = "El taller fue corto.", ["Form.Sections[lessons]"] = "Empezar por una cuadra.",
        });
        foreach (var name in new[] { "Ana Sampel", "Budi Sampel" }) await (await asker.Browser.Open(address + "/plan")).Submit(new Dictionary<string, string> { ["Name"] = name, ["Organisation"] = "", ["Role"] = "learner" });
        for (var step = 0; step < 4; step++) Assert.Equal(HttpStatusCode.OK, (await Next(asker, address)).Status);
        return (asker, helper, address);
    }

    private static async Task<TestPage> Next(TestCity city, string address) => await (await city.Browser.Open(address)).Submit(new Dictionary<string, string>(), "Pasar al paso siguiente");

    private async Task Watch(DateTime now)
    {
        node.Clock.Pass(now - node.Clock.GetUtcNow().UtcDateTime);
        await node.Inside(async services =>
        {
            await ActivatorUtilities.CreateInstance<WatchExchanges>(services).React(new Tick(now), default);
            return await services.GetRequiredService<Reciproca.Storage.AppDb>().SaveChangesAsync();
        });
    }
}
