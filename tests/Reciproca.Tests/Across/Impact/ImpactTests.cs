using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Across.Impact;
using Reciproca.Kinds.Initiatives;
using Reciproca.Tests.Kinds.Initiatives;
using Xunit;

namespace Reciproca.Tests.Across.Impact;

public sealed class ImpactTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task The_kept_figures_are_those_of_a_count_from_scratch_whatever_happened()
    {
        var (one, other, address) = await Two();
        await one.GivesDays(address, 12);
        await node.Settle();
        await one.GivesMoney(address, "1,000", "USD");
        await other.Confirms(address);
        await node.Settle();
        await other.GivesDays(address, 4);
        await one.Disputes(address, "Not at all");
        await one.Asks("Our drains are full of sand after every storm", "Harbour district");
        await node.Settle();
        await one.Presses(address, "withdraw");
        await node.Settle();
        Assert.Empty(await Differences());
        await one.Presses(address, "publish");
        await node.Settle();
        Assert.Empty(await Differences());
        var kept = await Totals();
        await node.Inside(async services => { await services.GetRequiredService<Recount>().Write(default); return true; });
        Assert.Equal(kept, await Totals());
    }

    [Fact]
    public async Task A_figure_that_has_gone_wrong_is_found()
    {
        var (one, _, address) = await Two();
        await one.GivesDays(address, 2);
        await node.Settle();
        await node.Db(db => db.Set<ImpactTotal>().Where(t => t.Measure == Measures.Days).ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, t => t.Value + 1)));
        Assert.Contains(await Differences(), d => d.StartsWith("days", StringComparison.Ordinal));
        await node.Db(db => db.Set<ImpactTotal>().Where(t => t.Measure == Measures.Days).ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, t => t.Value - 1)));
    }

    [Fact]
    public async Task The_page_says_what_was_given_and_every_figure_leads_to_its_records()
    {
        var (one, other, address) = await Two();
        await one.GivesDays(address, 12);
        await other.GivesDays(address, 3);
        await node.Settle();
        var page = await node.Citizen().Open("/impact");
        Assert.Contains("Uruguay", page.Text);
        foreach (var link in page.Document.QuerySelectorAll("main a[href^='/impact/records']").Select(a => a.GetAttribute("href")!).Distinct())
        {
            var behind = await node.Citizen().Open(link);
            Assert.Equal(System.Net.HttpStatusCode.OK, behind.Status);
            Assert.True(behind.Document.QuerySelectorAll("main .record").Length > 0 || link.Contains("answer") || link.Contains("agreement") || link.Contains("adapted"), link);
        }
        Assert.Contains(address, (await node.Citizen().Open("/impact/records?measure=two-way&a=yes")).Html);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await node.Citizen().Open("/impact/records?measure=salary")).Status);
    }

    [Fact]
    public async Task A_private_initiative_counts_nowhere()
    {
        var (one, _, address) = await Two();
        await one.GivesDays(address, 77);
        await (await one.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string> { ["Form.Audience"] = "Network" });
        await node.Settle();
        Assert.DoesNotContain(await node.Db(db => db.Set<ImpactLine>().ToListAsync()), l => l.Value == 7700);
        Assert.Empty(await Differences());
    }

    [Fact]
    public async Task Both_cities_show_what_passed_between_them()
    {
        var (one, other, address) = await Two();
        await one.GivesDays(address, 12);
        await node.Settle();
        foreach (var city in new[] { one, other })
        {
            var id = await node.Db(db => db.Set<Reciproca.Spine.People.Organisation>().Where(o => o.Id == city.Organisation).Select(o => o.ShortId).SingleAsync());
            var pairs = await node.Inside(services => services.GetRequiredService<ImpactReader>().Pairs(id).AsTask());
            Assert.Equal(1200, Assert.Single(pairs).HundredthDays);
        }
    }

    [Theory]
    [InlineData(new[] { 3 }, 3.0)]
    [InlineData(new[] { 1, 9 }, 5.0)]
    [InlineData(new[] { 1, 2, 2, 30 }, 2.0)]
    public void The_median_of_a_histogram_is_that_of_its_days(int[] days, double median) =>
        Assert.Equal(median, new Figures([.. days.GroupBy(d => d).Select(d => new ImpactTotal { Measure = "answer-days", A = d.Key.ToString(), Records = d.Count() })]).Median("answer-days"));

    private Task<IReadOnlyList<string>> Differences() => node.Inside(services => services.GetRequiredService<Recount>().Verify(default));

    private Task<List<string>> Totals() => node.Db(async db => (await db.Set<ImpactTotal>().AsNoTracking().ToListAsync()).Select(t => $"{t.Key} {t.Records} {t.Value}").Order().ToList());

    private async Task<(TestCity, TestCity, string)> Two()
    {
        var id = Guid.CreateVersion7().ToString("N")[^6..];
        var (one, other) = (await node.City($"Montevideo {id}", "en", "UY"), await node.City($"Semarang {id}", "en", "ID"));
        return (one, other, await one.Begins("Gardens", $"Semarang {id}"));
    }
}
