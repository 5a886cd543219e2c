using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Reciproca.Spine.Messages;

namespace Reciproca.Web.Caching;

/// <summary>
/// Counts commits. It is part of the key of every cached page, so that a page read before a commit is never shown after it.
/// The end of a message counts too: what a reaction put into the index is seen from then on.
/// </summary>
public sealed class ContentVersion : SaveChangesInterceptor
{
    private long now;

    public long Now => Interlocked.Read(ref now);

    public void Next() => Interlocked.Increment(ref now);

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData data, int result, CancellationToken cancel = default)
    {
        if (result > 0) Next();
        return ValueTask.FromResult(result);
    }
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
    // leases of messages, the last sight of a session and how far a clearing is move all the time and are on no public page
    private static readonly string[] Unseen = [$"\"{nameof(Message)}", "\"Session", "\"RoundSolution"];

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData data, int result, CancellationToken cancel = default)
    {
        if (data.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete && !Unseen.Any(command.CommandText[..Math.Min(60, command.CommandText.Length)].Contains))
            version.Next();
        return ValueTask.FromResult(result);
    }
}
