using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Search.Judging;
using Reciproca.Storage;
using Xunit;

namespace Reciproca.Tests.Spine.Search.Judging;

public sealed class JudgementTests : IAsyncLifetime
{
    private readonly TestNode node = new();
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        await node.InitializeAsync();
        address = (await (await node.City("Palu", "id")).Asks("Banjir merendam pasar setiap musim hujan", "Pasar Manonda")).Address.AbsolutePath;
        await node.Settle();
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task Opening_a_result_is_counted_by_words_and_day_and_by_nobody()
    {
        for (var i = 0; i < 2; i++) await Open("/search?q=Banjir++pasar&order=newest");
        await Keep();
        var judgement = await node.Db(db => db.Set<Judgement>().SingleAsync());
        Assert.Equal(("banjir pasar", "id", 2), (judgement.Query, judgement.Language, judgement.Times));
        Assert.Equal(TimeSpan.Zero, judgement.On.TimeOfDay);
        Assert.Equal(judgement.RecordId, Assert.Single((await Read()).Single().Right));
    }

    [Theory]
    [InlineData("/search?q=banjir", "DNT", "1")]
    [InlineData("/search?q=banjir", "Sec-GPC", "1")]
    [InlineData("/search?q=banjir", "Sec-Purpose", "prefetch")]
    [InlineData("/search?q=ana@example.org", "X-Nothing", "1")]
    [InlineData("/search?q=0812+3456+7890", "X-Nothing", "1")]
    [InlineData("/search", "X-Nothing", "1")]
    [InlineData("/notices?q=banjir", "X-Nothing", "1")]
    [InlineData("https://elsewhere.example/search?q=banjir", "X-Nothing", "1")]
    public async Task Whoever_does_not_want_it_or_names_someone_or_comes_from_elsewhere_is_not_counted(string from, string header, string value)
    {
        await Open(from, (header, value));
        await Keep();
        Assert.Equal(0, await node.Db(db => db.Set<Judgement>().CountAsync()));
    }

    [Fact]
    public async Task The_words_of_a_search_are_counted_one_by_one()
    {
        await node.Citizen("id").Open("/search?q=banjir+pasar+2030");
        await Keep();
        Assert.Equal(["banjir", "pasar"], await node.Db(db => db.Set<AskedWord>().OrderBy(w => w.Word).Select(w => w.Word).ToListAsync()));
    }

    [Fact]
    public async Task After_half_a_year_it_is_forgotten()
    {
        await Open("/search?q=banjir");
        await Keep();
        node.Clock.Pass(TimeSpan.FromDays(181));
        await Keep();
        Assert.Equal(0, await node.Db(db => db.Set<Judgement>().CountAsync()));
    }

    private async Task Open(string from, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Referrer = new Uri(node.Address, from);
        if (header is var (name, value)) request.Headers.TryAddWithoutValidation(name, value);
        (await node.Citizen("id").Http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    private Task<int> Keep() => node.Inside(async services =>
    {
        await ActivatorUtilities.CreateInstance<KeepNotes>(services).React(new Tick(node.Clock.GetUtcNow().UtcDateTime), default);
        return await services.GetRequiredService<AppDb>().SaveChangesAsync();
    });

    private Task<IReadOnlyList<Judged>> Read() => node.Inside(services => services.GetRequiredService<Judgements>().Read());
}
