using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Kinds.Agreements;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Xunit;

namespace Reciproca.Tests.Kinds.Agreements;

/// <summary>After the signatures: work, sleep, renewal, end.</summary>
public sealed class AgreementLifeTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task After_twelve_months_without_activity_both_are_told_once()
    {
        var two = await Signed();
        await Pass(two, TimeSpan.FromDays(366));
        Assert.Equal(1, await Told(two.Second, "dormant"));
        Assert.Equal(1, await Told(two.First, "dormant"));
        Assert.Equal(1, await Told(two.First, "dormant"));
        Assert.Contains("dormido", (await two.Second.Browser.Open(two.Address + "/plan")).Text);
    }

    [Fact]
    public async Task An_activity_that_was_reported_keeps_it_awake()
    {
        var two = await Signed();
        await Pass(two, TimeSpan.FromDays(200));
        var plan = await two.First.Browser.Open(two.Address + "/plan");
        await plan.Submit(new Dictionary<string, string> { ["What"] = "Lokakarya mangrove daring", ["DoneOn"] = node.Clock.GetUtcNow().ToString("yyyy-MM-dd"), ["Report"] = "30 peserta" }, "Tambah kegiatan");
        await Pass(two, TimeSpan.FromDays(200));
        Assert.Equal(0, await Told(two.First, "dormant"));
        Assert.Contains("Lokakarya mangrove daring", (await two.Second.Browser.Open(two.Address + "/plan")).Text);
    }

    [Fact]
    public async Task The_end_is_announced_and_comes_unless_it_is_renewed()
    {
        var two = await Signed("2028-05-31");
        await Pass(two, new DateTime(2028, 3, 20, 0, 0, 0, DateTimeKind.Utc) - node.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(1, await Told(two.First, "ends"));
        await Pass(two, TimeSpan.FromDays(45));
        Assert.Equal(2, await Told(two.First, "ends"));
        var renewed = await (await two.Second.Browser.Open(two.Address + "/plan")).Submit(new Dictionary<string, string> { ["Until"] = "2029-05-31" });
        Assert.Equal(HttpStatusCode.OK, renewed.Status);
        await Pass(two, TimeSpan.FromDays(60));
        Assert.Equal(0, await Told(two.First, "ended"));
        await Pass(two, TimeSpan.FromDays(400));
        Assert.Equal(1, await Told(two.First, "ended"));
        Assert.Equal(AgreementState.Expired, (await two.Read()).State);
        Assert.Empty((await node.Inside(async services => await services.GetRequiredService<Negotiating>().File(await two.Head(), await two.Read()))).Faults());
    }

    [Fact]
    public async Task Notice_of_termination_ends_it_after_the_days_that_the_text_foresees()
    {
        var two = await Signed();
        await (await two.Second.Browser.Open(two.Address + "/plan")).Submit(new Dictionary<string, string> { ["Why"] = "Cambio de prioridades" });
        Assert.Equal(AgreementState.InForce, (await two.Read()).State);
        await Pass(two, TimeSpan.FromDays(92));
        await Told(two.First, "ended");
        Assert.Equal(AgreementState.Terminated, (await two.Read()).State);
        Assert.Contains("Cambio de prioridades", (await two.First.Browser.Open(two.Address)).Text);
    }

    private async Task<TwoParties> Signed(string? endsOn = null)
    {
        var two = await TwoParties.Begin(node);
        if (endsOn is not null) await (await two.First.Browser.Open(two.Address + "/edit")).Submit(new Dictionary<string, string> { ["Form.EndsOn"] = endsOn });
        await two.LaidOut();
        await two.Sign(two.First);
        await two.Sign(two.Second);
        Assert.Equal(AgreementState.InForce, (await two.Read()).State);
        return two;
    }

    /// <summary>Sessions end meanwhile: both sign in again.</summary>
    private async Task Pass(TwoParties two, TimeSpan time)
    {
        node.Clock.Pass(time);
        foreach (var city in new[] { two.First, two.Second }) city.Browser.Keep(await node.SignedIn(city.Person));
    }

    /// <summary>Lets the watch run as the schedule would, and counts what a city was told.</summary>
    private async Task<int> Told(TestCity city, string what)
    {
        await node.Inside(async services =>
        {
            await ActivatorUtilities.CreateInstance<WatchAgreements>(services).React(new Tick(node.Clock.GetUtcNow().UtcDateTime), default);
            return await services.GetRequiredService<Reciproca.Storage.AppDb>().SaveChangesAsync();
        });
        return await node.Db(db => db.Set<Notice>().CountAsync(n => n.PersonId == city.Person && n.Key == $"notice.agreement.{what}"));
    }
}
