using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Freshness;
using Reciproca.Storage;

namespace Reciproca.Tests.Web.Records;

public sealed class ConfirmPageTests : IAsyncLifetime
{
    private readonly TestNode node = new();

    public ValueTask InitializeAsync() => node.InitializeAsync();
    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task One_click_in_a_letter_confirms_without_signing_in()
    {
        var record = await Aged(85);
        await Sweep();
        var letter = await Letter();
        var page = await node.Citizen("es").Open(new Uri(letter.Link).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(record.ConfirmedOn, (await Stored(record)).ConfirmedOn);
        await page.Submit(new Dictionary<string, string>());
        Assert.Equal(node.Clock.GetUtcNow().UtcDateTime, (await Stored(record)).ConfirmedOn);
    }

    [Fact]
    public async Task A_link_serves_once_and_not_for_ever()
    {
        await Aged(85);
        await Sweep();
        var address = new Uri((await Letter()).Link).PathAndQuery;
        await (await node.Citizen().Open(address)).Submit(new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Gone, (await node.Citizen().Open(address)).Status);
    }

    [Fact]
    public async Task A_forged_link_confirms_nothing()
    {
        var record = await Aged(85);
        Assert.Equal(HttpStatusCode.Gone, (await node.Citizen().Open($"/records/{record.ShortId}/confirm?token=CfDJ8forged")).Status);
    }

    [Fact]
    public async Task What_nobody_confirms_is_marked_and_later_archived()
    {
        var record = await Aged(92);
        await Sweep();
        Assert.True((await Stored(record)).Unconfirmed);
        node.Clock.Pass(TimeSpan.FromDays(92));
        await Sweep();
        Assert.Equal(Stage.Archived, (await Stored(record)).Stage);
        Assert.Equal(2, await node.Db(db => db.Set<Revision>().CountAsync(r => r.RecordId == record.Id)));
    }

    [Fact]
    public async Task The_steward_is_asked_once()
    {
        await Aged(85);
        await Sweep();
        await Sweep();
        Assert.Equal(1, await node.Db(db => db.Set<Message>().CountAsync(m => m.Reaction == "AskForConfirmation")));
    }

    private async Task<Record> Aged(int days)
    {
        var city = await node.City("Montevideo", "es", "UY");
        await city.Asks("Los residuos llegan a la playa después de cada tormenta", "Costa oeste");
        node.Clock.Pass(TimeSpan.FromDays(days));
        return await node.Db(db => db.Set<Record>().AsNoTracking().SingleAsync(r => r.StewardId == city.Organisation && r.Kind == "need"));
    }

    private Task<int> Sweep() => node.Inside(async services =>
    {
        var sweep = ActivatorUtilities.CreateInstance<ConfirmFreshness>(services);
        await sweep.React(new Tick(node.Clock.GetUtcNow().UtcDateTime), default);
        return await services.GetRequiredService<AppDb>().SaveChangesAsync();
    });

    /// <summary>Written, and still waiting to be sent.</summary>
    private Task<StillValid> Letter() => node.Inside(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var wanted = await db.Set<Message>().SingleAsync(m => m.Reaction == "AskForConfirmation");
        await ActivatorUtilities.CreateInstance<AskForConfirmation>(services).React(System.Text.Json.JsonSerializer.Deserialize<ConfirmationWanted>(wanted.Body)!, default);
        var letter = db.ChangeTracker.Entries<Message>().Single(m => m.Entity.Reaction == "SendLetter").Entity;
        return (StillValid)System.Text.Json.JsonSerializer.Deserialize<Letter>(letter.Body)!.Open();
    });

    private Task<Record> Stored(Record record) => node.Db(db => db.Set<Record>().AsNoTracking().SingleAsync(r => r.Id == record.Id));
}
