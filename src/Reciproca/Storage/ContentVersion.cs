using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Reciproca.Storage;

/// <summary>
/// On a table that the node writes all the time for itself, such as the messages: no public page is made of it, so a change of it makes none out of date.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnNoPageAttribute : Attribute;

/// <summary>
/// Counts what may change a public page: commits, and what has entered the index. It is part of the key of every cached page and of what is
/// kept of records, so that what was read before a commit is never shown after it.
/// </summary>
public sealed class ContentVersion : SaveChangesInterceptor
{
    private readonly ConcurrentDictionary<DbContextId, byte> seen = new();
    private long now;

    public long Now => Interlocked.Read(ref now);

    public void Next() => Interlocked.Increment(ref now);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData data, InterceptionResult<int> result, CancellationToken cancel = default)
    {
        // afterwards everything is unchanged
        if (data.Context is { } db && db.ChangeTracker.Entries().Any(e => e.State is not (EntityState.Unchanged or EntityState.Detached) && !OnNoPage.Contains(e.Metadata.ClrType)))
            seen[db.ContextId] = 1;
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData data, int result, CancellationToken cancel = default)
    {
        if (seen.TryRemove(data.Context!.ContextId, out _)) Next();
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData data, CancellationToken cancel = default)
    {
        seen.TryRemove(data.Context!.ContextId, out _);
        return Task.CompletedTask;
    }

    /// <summary>A conflict is no failure to EF: nothing else tells of it.</summary>
    public override ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(ConcurrencyExceptionEventData data, InterceptionResult result, CancellationToken cancel = default)
    {
        seen.TryRemove(data.Context!.ContextId, out _);
        return ValueTask.FromResult(result);
    }

    /// <summary>Entities that carry <see cref="OnNoPageAttribute"/>.</summary>
    internal static FrozenSet<Type> OnNoPage { get; } = typeof(AppDb).Assembly.GetTypes().Where(t => t.IsDefined(typeof(OnNoPageAttribute), inherit: false)).ToFrozenSet();
}

/// <summary>Work inside a transaction is seen when the transaction ends, not when it is saved.</summary>
public sealed class CommittedVersion(ContentVersion version) : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData data, CancellationToken cancel = default)
    {
        version.Next();
        return Task.CompletedTask;
    }
}

/// <summary>Updates that pass by the change tracker.</summary>
public sealed class DirectUpdateVersion(ContentVersion version) : DbCommandInterceptor
{
    private const int WithinWhichTheTableIsNamed = 60;
    private static readonly string[] Unseen = [.. ContentVersion.OnNoPage.Select(t => $"\"{t.Name}\"")];

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData data, int result, CancellationToken cancel = default)
    {
        if (data.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete
            && !Unseen.Any(command.CommandText[..Math.Min(WithinWhichTheTableIsNamed, command.CommandText.Length)].Contains))
            version.Next();
        return ValueTask.FromResult(result);
    }
}
