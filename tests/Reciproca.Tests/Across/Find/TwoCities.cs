using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Xunit;

namespace Reciproca.Tests.Across.Find;

/// <summary>A node with two cities, a public need of each, and a need and a draft that are not for everyone.</summary>
public sealed class TwoCities : IAsyncLifetime
{
    /// <summary>A word that stands only in what citizens must not see.</summary>
    public const string Secret = "Xochiquetzalmarca";

    public TestNode Node { get; } = new();
    public TestCity Rosario { get; private set; } = null!;
    public TestCity Palu { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Node.InitializeAsync();
        Rosario = await Node.City("Rosario", "es", "AR");
        Palu = await Node.City("Palu", "id", "ID");
        await Rosario.Asks("Las inundaciones cierran la escuela cada otoño. El agua entra por el patio.", "Barrio Sur");
        await Palu.Asks("Sampah pasar menumpuk setiap hari. Truk tidak cukup.", "Pasar pusat");
        await Palu.Asks($"{Secret} gempa rahasia untuk jaringan saja", "Kampung");
        await ForTheNetworkOnly(Secret);
        await (await Palu.Browser.Open("/needs/new")).Submit(new Dictionary<string, string> { ["Form.Problem"] = $"{Secret} konsep", ["Form.Place"] = "" }, "draft");
        await Node.Settle();
    }

    public ValueTask DisposeAsync() => Node.DisposeAsync();

    private Task<bool> ForTheNetworkOnly(string word) => Node.Inside(async services =>
    {
        var store = services.GetRequiredService<RecordStore>();
        var id = await services.GetRequiredService<AppDb>().Set<RecordVersion>().Where(v => v.Title.StartsWith(word)).Select(v => v.RecordId).SingleAsync();
        var record = (await store.Open(id))!;
        record.Audience = Audience.Network;
        await store.Save(record, await store.Body(record));
        return true;
    });
}
