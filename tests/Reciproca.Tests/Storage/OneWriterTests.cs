using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;
using Xunit;

namespace Reciproca.Tests.Storage;

/// <summary>Whoever fails to write leaves at once: the others wait at the same gate.</summary>
public sealed class OneWriterTests : IAsyncLifetime
{
    // half of what the gate itself waits before it opens to the next
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    private readonly TestNode node = new();

    public ValueTask InitializeAsync() => node.InitializeAsync();
    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public Task A_row_that_is_there_already_holds_up_nobody() => Fails<DbUpdateException>((db, one) =>
    {
        db.Add(new Organisation { Id = Guid.CreateVersion7(), ShortId = one.ShortId, Country = "ID", Tier = "city" });
        return db.SaveChangesAsync();
    });

    [Fact]
    public Task A_row_that_is_gone_holds_up_nobody() => Fails<DbUpdateConcurrencyException>(async (db, one) =>
    {
        var known = await db.Set<Organisation>().SingleAsync(o => o.Id == one.Id);
        await db.Set<Organisation>().Where(o => o.Id == one.Id).ExecuteDeleteAsync();
        known.Rename("Gone meanwhile");
        await db.SaveChangesAsync();
    });

    [Fact]
    public Task A_change_that_cannot_be_holds_up_nobody() => Fails<InvalidOperationException>(async (db, one) =>
    {
        (await db.Set<Organisation>().SingleAsync(o => o.Id == one.Id)).Id = Guid.CreateVersion7();
        await db.SaveChangesAsync();
    });

    [Fact]
    public Task Somebody_who_has_left_holds_up_nobody() => Fails<OperationCanceledException>((db, _) =>
    {
        db.Add(New());
        return db.SaveChangesAsync(new CancellationToken(canceled: true));
    });

    private async Task Fails<TException>(Func<AppDb, Organisation, Task> save) where TException : Exception
    {
        var one = New();
        await Save(one);
        await Assert.ThrowsAnyAsync<TException>(() => node.Db(async db => { await save(db, one); return 0; }));
        await Save(New()).WaitAsync(AtOnce, TestContext.Current.CancellationToken);
    }

    private Task<int> Save(Organisation organisation) => node.Db(db => { db.Add(organisation); return db.SaveChangesAsync(); });

    private static Organisation New() => new() { Id = Guid.CreateVersion7(), ShortId = Reciproca.Spine.Records.ShortId.Next(), Country = "ID", Tier = "city" };
}
