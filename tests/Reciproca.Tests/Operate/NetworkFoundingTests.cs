using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Operate;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Operate;

public sealed class NetworkFoundingTests : IAsyncLifetime
{
    private readonly TestNode node = new();

    public ValueTask InitializeAsync() => node.InitializeAsync();
    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task A_new_node_gets_its_network_and_its_first_secretary()
    {
        await AddPerson("ana@red.example");

        Assert.Null(await Found("Red de Prueba", "UY", "ana@red.example", "es"));

        var network = await node.Db(db => db.Set<Organisation>().Include(o => o.Memberships).SingleAsync(o => o.RunsNode));
        Assert.Equal(Role.Administrator, Assert.Single(network.Memberships).Role);
        Assert.Contains("Red de Prueba", (await node.Citizen().Open($"/organisations/{network.ShortId}")).Text);
    }

    [Fact]
    public async Task A_second_call_adds_a_secretary_and_no_second_network()
    {
        await AddPerson("ana@red.example");
        await AddPerson("budi@red.example");
        await Found("Red de Prueba", "UY", "ana@red.example", "es");

        Assert.Null(await Found("Another name", "UY", "budi@red.example", "es"));

        var network = await node.Db(db => db.Set<Organisation>().Include(o => o.Memberships).SingleAsync(o => o.RunsNode));
        Assert.Equal(("Red de Prueba", 2), (network.Name, network.Memberships.Count));
    }

    [Theory]
    [InlineData("UY", "nobody@red.example", "es", "nobody@red.example")]
    [InlineData("XX", "ana@red.example", "es", "XX")]
    [InlineData("UY", "ana@red.example", "zzz", "zzz")]
    public async Task What_is_wrong_is_said_and_nothing_is_founded(string country, string email, string language, string named)
    {
        await AddPerson("ana@red.example");

        Assert.Contains(named, await Found("Red de Prueba", country, email, language));

        Assert.Equal(0, await node.Db(db => db.Set<Record>().CountAsync()));
    }

    private Task<string?> Found(string name, string country, string email, string language) =>
        node.Inside(services => ActivatorUtilities.CreateInstance<NetworkFounding>(services).Found(name, country, email, language));

    private Task<int> AddPerson(string email) => node.Db(db =>
    {
        db.Add(new Person { Id = Guid.CreateVersion7(), Name = email, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true });
        return db.SaveChangesAsync();
    });
}
