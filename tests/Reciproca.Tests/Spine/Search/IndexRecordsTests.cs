using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Search;
using Xunit;

namespace Reciproca.Tests.Spine.Search;

public sealed class IndexRecordsTests(TestNode node) : IClassFixture<TestNode>
{
    private int Found(string text) => node.Services.GetRequiredService<RecordSearch>().Find(new SearchRequest(Sight.Public) { Text = text }).Total;

    [Fact]
    public async Task A_need_is_found_as_soon_as_the_work_that_follows_its_saving_is_done()
    {
        var city = await node.City("Sorsogon", "en", "PH");
        await city.Asks("Typhoons tear the roofs off our market halls every November", "Market quarter");
        Assert.Equal(0, Found("typhoons roofs"));
        await node.Settle();
        Assert.Equal(1, Found("typhoons roofs"));
        Assert.Equal(1, Found("Sorsogon"));
    }

    [Fact]
    public async Task An_index_that_was_lost_is_built_from_the_database_at_the_next_start()
    {
        var city = await node.City("Cuenca", "es", "EC");
        await city.Asks("Los colectivos contaminan el centro histórico", "Centro histórico");
        await node.Settle();
        var folder = node.Services.GetRequiredService<NodeSettings>().In("index");
        await node.Restart(() => Directory.Delete(folder, recursive: true));
        await node.Services.GetRequiredService<IndexKeeper>().ExecuteTask!;
        Assert.Equal(1, Found("colectivos"));
    }
}
