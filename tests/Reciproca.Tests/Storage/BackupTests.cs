using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Reciproca.Storage.Backup;
using Xunit;

namespace Reciproca.Tests.Storage;

public sealed class BackupTests : IAsyncLifetime
{
    private readonly TestNode node = new(), other = new();
    private readonly string file = Path.Combine(Path.GetTempPath(), $"backup-{Guid.CreateVersion7():N}.zip");

    public async ValueTask InitializeAsync()
    {
        await node.InitializeAsync();
        await other.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await other.DisposeAsync();
        File.Delete(file);
    }

    private Task<BackupManifest> Write() => node.Inside(services =>
        new BackupWriter(services.GetRequiredService<AppDb>(), services.GetRequiredService<NodeSettings>().Data).Write(file, default));

    private Task<T> Read<T>(Func<BackupReader, Task<T>> read) => other.Inside(services =>
        read(new BackupReader(services.GetRequiredService<AppDb>(), services.GetRequiredService<NodeSettings>().Data)));

    [Fact]
    public async Task A_backup_restored_into_an_empty_node_holds_every_row()
    {
        await (await node.City("Palu", "id")).Asks("Banjir merendam pasar setiap musim hujan", "Pasar Manonda");
        var written = await Write();
        Assert.Empty(await Read(reader => reader.Restore(file, default)));
        var text = await other.Db(db => db.Set<Record>().SelectMany(r => r.Versions).SelectMany(v => v.Sections).Where(s => s.Name == "place").Select(s => s.Text).SingleAsync());
        Assert.Equal("Pasar Manonda", text);
        var again = await other.Inside(services => new BackupWriter(services.GetRequiredService<AppDb>(), services.GetRequiredService<NodeSettings>().Data).Write(file, default));
        Assert.Equal(written.Tables.OrderBy(t => t.Key), again.Tables.OrderBy(t => t.Key));
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_before_anything_is_written()
    {
        await (await node.City("Palu", "id")).Asks("Banjir merendam pasar setiap musim hujan", "Pasar Manonda");
        await Write();
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)]);
        Assert.NotEmpty(await Read(reader => reader.Restore(file, default)));
        Assert.Equal(0, await other.Db(db => db.Set<Record>().CountAsync()));
    }

    [Fact]
    public async Task A_node_with_people_in_it_is_not_overwritten()
    {
        await Write();
        await other.City("Surabaya");
        Assert.Single(await Read(reader => reader.Restore(file, default)));
    }
}
