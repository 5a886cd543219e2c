using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Tests.Spine.People.Account;

namespace Reciproca.Tests.Kinds.Organisations;

public sealed class OrganisationPagesTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task Whoever_registers_an_organisation_becomes_its_administrator_and_the_public_waits()
    {
        var ana = await Newcomer.WithAccount(node, "ana@chillan.example", "es");
        var page = await ana.Registers("Municipalidad de Chillán", "CL", "municipality");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Municipalidad de Chillán", page.Of("h1"));
        var organisation = await node.Db(db => db.Set<Organisation>().Include(o => o.Memberships).SingleAsync(o => o.FoldedName == "municipalidad de chillan"));
        Assert.Equal(("CL", "municipality", "chillan.example"), (organisation.Country, organisation.Tier, organisation.EmailDomain));
        Assert.Equal(Role.Administrator, Assert.Single(organisation.Memberships).Role);
        Assert.Null(organisation.VerifiedAt);
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open(page.Address.AbsolutePath)).Status);
    }

    [Fact]
    public async Task What_is_missing_is_named_and_what_was_chosen_stays()
    {
        var bo = await Newcomer.WithAccount(node, "bo@talca.example");
        var page = await bo.Registers("T", "CL", "nonsense");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Of("#Form-Name-error"));
        Assert.NotEmpty(page.Of("#Form-Tier-error"));
        Assert.Equal("CL", page.Document.QuerySelector("select[name='Form.Country'] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_second_organisation_of_the_same_name_and_country_is_led_to_the_first()
    {
        await (await Newcomer.WithAccount(node, "one@osorno.example")).Registers("Osorno", "CL", "city");
        var page = await (await Newcomer.WithAccount(node, "two@osorno.example")).Registers("OSORNO", "CL", "city");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Document.QuerySelector("a[href$='/join']"));
    }

    [Fact]
    public async Task A_free_mail_address_opens_no_domain()
    {
        var page = await (await Newcomer.WithAccount(node, "someone@gmail.com")).Browser.Open("/organisations/new");
        Assert.Null(page.Document.QuerySelector("[name=OpenToDomain]"));
    }

    [Fact]
    public async Task A_city_names_the_networks_it_belongs_to_and_each_page_shows_the_other()
    {
        var (city, network) = (await node.Registered("Montevideo", "es", "UY"), await node.Registered("Mercociudades", "es", "UY", "association"));
        var saved = await (await city.Browser.Open($"/organisations/{city.ShortId}/edit")).Submit(new Dictionary<string, string> { ["Form.Networks"] = network.ShortId });
        Assert.Contains("Mercociudades", saved.Text);
        Assert.Contains("Montevideo", (await node.Citizen().Open($"/organisations/{network.ShortId}")).Text);
        var form = await city.Browser.Open($"/organisations/{city.ShortId}/edit");
        Assert.NotNull(form.Document.QuerySelector($"input[name='Form.Networks'][value='{network.ShortId}'][checked]"));
    }

    [Fact]
    public async Task The_context_is_filled_in_seen_and_remembered()
    {
        var city = await node.Registered("Valparaíso", "es", "CL");
        var saved = await (await city.Browser.Open($"/organisations/{city.ShortId}/edit")).Submit(new Dictionary<string, string>
        {
            ["Form.About"] = "Puerto entre cerros.", ["Form.Population"] = "296655", ["Form.PopulationYear"] = "2017", ["Form.Landforms"] = "coast", ["Form.Hazards"] = "wildfire", ["Form.Powers"] = "bylaws", ["Form.Website"] = "https://valpo.example/", ["Form.Latitude"] = "-33.0458", ["Form.Longitude"] = "-71,62",
        });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var seen = await node.Citizen("en").Open($"/organisations/{city.ShortId}");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains("Puerto entre cerros.", seen.Text);
        Assert.Contains("296,655", seen.Text);
        Assert.Contains("Coast", seen.Text);
        Assert.Contains("Pass bylaws", seen.Text);
        var again = await city.Browser.Open($"/organisations/{city.ShortId}/edit");
        Assert.Equal("-33,0458", again.Document.QuerySelector("#Form-Latitude")!.GetAttribute("value"));
        Assert.NotNull(again.Document.QuerySelector("input[name='Form.Landforms'][value=coast][checked]"));
    }

    [Fact]
    public async Task A_number_that_is_none_is_refused_in_the_reader_s_language_and_comes_back_as_typed()
    {
        var city = await node.Registered("Arica", "es", "CL");
        var refused = await (await city.Browser.Open($"/organisations/{city.ShortId}/edit")).Submit(new Dictionary<string, string> { ["Form.Population"] = "unos 200 mil" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("No se pudo entender", refused.Of("#Form-Population-error"));
        Assert.Equal("unos 200 mil", refused.Document.QuerySelector("#Form-Population")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Two_who_edit_the_profile_at_once_both_see_what_the_other_wrote()
    {
        var city = await node.Registered("Iquique", "en", "CL");
        var (first, second) = (await city.Browser.Open($"/organisations/{city.ShortId}/edit"), await city.Browser.Open($"/organisations/{city.ShortId}/edit"));
        await first.Submit(new Dictionary<string, string> { ["Form.About"] = "A port in the desert." });
        var conflict = await second.Submit(new Dictionary<string, string> { ["Form.About"] = "A city by the sea." });
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("desert", conflict.Text);
    }

    [Fact]
    public async Task The_profile_shows_what_the_city_needs_and_keeps_drafts_to_itself()
    {
        var city = await node.Registered("Calama", "en", "CL");
        await city.Browser.Asks("Our wells run dry every summer and trucks are too dear", "The northern quarter");
        await (await city.Browser.Open("/needs/new")).Submit(new Dictionary<string, string> { ["Form.Problem"] = "Secret draft" }, "draft");
        var seen = await node.Citizen().Open($"/organisations/{city.ShortId}");
        Assert.Contains("Our wells run dry", seen.Text);
        Assert.DoesNotContain("Secret draft", seen.Text);
    }

    [Fact]
    public async Task Cities_like_this_one_stand_on_its_page()
    {
        var (mine, twin) = (await node.Registered("Gemela Uno", "en", "CL"), await node.Registered("Gemela Dos", "en", "CL"));
        foreach (var city in new[] { mine, twin })
            await (await city.Browser.Open($"/organisations/{city.ShortId}/edit")).Submit(new Dictionary<string, string> { ["Form.Population"] = "200000", ["Form.Landforms"] = "coast", ["Form.Hazards"] = "wildfire" });
        await node.Settle();
        var page = await node.Citizen().Open($"/organisations/{mine.ShortId}");
        Assert.NotNull(page.Document.QuerySelector($"table a[href='/organisations/{twin.ShortId}']"));
    }

    [Fact]
    public async Task Only_its_own_people_edit_an_organisation()
    {
        var (city, other) = (await node.Registered("Antofagasta", "en", "CL"), await node.City("Elsewhere"));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Browser.Open($"/organisations/{city.ShortId}/edit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Browser.Open($"/organisations/{city.ShortId}/people")).Status);
        Assert.Equal("/account/sign-in", (await node.Citizen().Open($"/organisations/{city.ShortId}/people")).Address.AbsolutePath);
    }

    [Fact]
    public async Task History_holds_the_profile_and_neither_people_nor_verification()
    {
        var city = await node.Registered("Copiapó", "en", "CL");
        var snapshots = await node.Db(db => db.Set<Revision>().Where(r => r.RecordId == city.Id).Select(r => r.Snapshot).ToListAsync());
        Assert.NotEmpty(snapshots);
        Assert.All(snapshots, s => { Assert.DoesNotContain("Memberships", s); Assert.DoesNotContain("VerifiedAt", s); });
    }
}
