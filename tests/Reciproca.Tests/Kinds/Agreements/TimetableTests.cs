using Reciproca.Kinds.Agreements.Procedures;
using Xunit;

namespace Reciproca.Tests.Kinds.Agreements;

public sealed class TimetableTests(TestNode node) : IClassFixture<TestNode>
{
    private static readonly DateOnly Signing = new(2027, 5, 12);
    private static readonly IReadOnlyDictionary<string, DateOnly> Nothing = new Dictionary<string, DateOnly>();

    [Fact]
    public void To_sign_on_12_May_the_Philippine_embassy_must_be_told_by_5_May()
    {
        var steps = Timetable.Of(CountryProcedures.Standard["PH"], Signing, Nothing);
        var embassy = steps.Single(s => s.Step.Code == "embassy");
        Assert.Equal((new DateOnly(2027, 5, 5), true), (embassy.By!.Value, embassy.Stated));
    }

    [Fact]
    public void A_step_whose_time_no_source_states_comes_before_the_next_that_has_one()
    {
        var profile = Timetable.Of(CountryProcedures.Standard["PH"], Signing, Nothing)[0];
        Assert.Equal((new DateOnly(2027, 5, 5), false), (profile.By!.Value, profile.Stated));
        Assert.All(Timetable.Of(CountryProcedures.Standard["ID"], Signing, Nothing).Where(s => !s.Step.After), s => Assert.False(s.Stated));
    }

    [Fact]
    public void What_follows_the_signing_has_no_day_before_it() =>
        Assert.All(Timetable.Of(CountryProcedures.Standard["MX"], Signing, Nothing).Where(s => s.Step.After), s => Assert.Null(s.By));

    [Theory, InlineData("ID", 8), InlineData("PH", 2), InlineData("MX", 4)]
    public void Every_step_is_said_in_every_language_and_every_country_names_its_sources(string country, int count)
    {
        var procedure = CountryProcedures.Standard[country];
        Assert.Equal(count, procedure.Steps.Count);
        Assert.All(procedure.Steps, step => Assert.All(Reciproca.Spine.Texts.InterfaceTexts.Complete, language => Assert.NotEmpty(step.Texts.Single(t => t.Language == language).Title)));
        Assert.NotEmpty(procedure.Sources);
        Assert.NotNull(procedure.NotedOn);
    }

    [Fact]
    public async Task The_page_draws_it_in_the_reader_s_language_for_both_countries_and_says_that_it_is_no_legal_advice()
    {
        var two = await TwoParties.Begin(node);
        var page = await (await two.Second.Browser.Open(two.Address + "/timetable")).Submit(new Dictionary<string, string> { ["SignOn"] = "2027-05-12" });
        Assert.Contains("Aprobación del concejo", page.Text);
        Assert.Contains("Informar a la Secretaría de Relaciones Exteriores", page.Text);
        Assert.Contains("antes del 12 may 2027", page.Text);
        Assert.Contains("no es asesoría jurídica", page.Text);
        Assert.Contains("Persetujuan DPRD", (await two.First.Browser.Open(two.Address + "/timetable")).Text);
    }

    [Fact]
    public async Task A_secretariat_that_knows_a_time_writes_it_and_the_timetable_follows()
    {
        var (two, secretariat) = (await TwoParties.Begin(node), await node.Secretariat("en"));
        await (await two.First.Browser.Open(two.Address + "/timetable")).Submit(new Dictionary<string, string> { ["SignOn"] = "2027-05-12" });
        var edit = await secretariat.Browser.Open("/secretariat/procedures/MX");
        var token = edit.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await secretariat.Browser.Post("/secretariat/procedures/MX?handler=Step", [new("Step.Code", "opinion"), new("Step.Title", "Legal opinion on the draft"), new("Step.Days", "30"), new("__RequestVerificationToken", token)]);
        Assert.Contains("a más tardar el 12 abr 2027", (await two.Second.Browser.Open(two.Address + "/timetable")).Text);
        await secretariat.Browser.Post("/secretariat/procedures/MX?handler=Drop", [new("__RequestVerificationToken", token)]);
        Assert.DoesNotContain("12 abr 2027", (await two.Second.Browser.Open(two.Address + "/timetable")).Text);
    }
}
