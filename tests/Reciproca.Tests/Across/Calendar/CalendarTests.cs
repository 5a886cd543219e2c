using System.Net;
using Reciproca.Tests.Kinds.Agreements;
using Xunit;

namespace Reciproca.Tests.Across.Calendar;

public sealed class CalendarTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task An_agreement_s_dates_are_a_calendar_for_its_parties_alone()
    {
        var two = await TwoParties.Begin(node);
        await (await two.First.Browser.Open(two.Address + "/timetable")).Submit(new Dictionary<string, string> { ["SignOn"] = "2027-05-12" });
        var file = await two.Second.Browser.Http.GetStringAsync(two.Address + ".ics");
        var calendar = Ical.Net.Calendar.Load(file)!;
        var signing = calendar.Events.Single(e => e.Uid!.Contains("-sign@"));
        Assert.Equal(new DateOnly(2027, 5, 12), signing.Start!.Date);
        Assert.False(signing.Start.HasTime);
        Assert.Contains("firma", signing.Summary);
        Assert.Equal(HttpStatusCode.Unauthorized, (await node.Citizen().Http.GetAsync(two.Address + ".ics")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await node.City("Elsewhere")).Browser.Http.GetAsync(two.Address + ".ics")).StatusCode);
    }

    [Fact]
    public async Task An_organisation_s_dates_are_read_under_a_secret_address_until_there_is_a_new_one()
    {
        var two = await TwoParties.Begin(node);
        await (await two.Second.Browser.Open(two.Address + "/timetable")).Submit(new Dictionary<string, string> { ["SignOn"] = "2027-05-12" });
        var made = await (await two.Second.Browser.Open("/calendar/feed")).Submit(new Dictionary<string, string>(), "Crear la dirección");
        var address = new Uri(made.Of(".secret code")).PathAndQuery;
        Assert.Contains("-sign@", await node.Citizen().Http.GetStringAsync(address));
        await made.Submit(new Dictionary<string, string>(), "Crear una dirección nueva");
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Http.GetAsync(address)).StatusCode);
    }
}
