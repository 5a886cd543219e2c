using Microsoft.EntityFrameworkCore;
using Reciproca.Clearing;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>
/// Writes how far a search is while it runs, and hears when a person stops it: through the database, because the page that shows it may be served by another instance.
/// </summary>
public sealed class ClearingWatch(IServiceScopeFactory scopes, TimeProvider clock)
{
    public Task Begins(Guid solution, CancellationToken cancel) => Change(solution, set => set.SetProperty(s => s.StartedAt, clock.GetUtcNow().UtcDateTime), cancel);

    public Watched Over(Guid solution, CancellationToken cancel) => new(this, solution, cancel);

    private async Task Change(Guid solution, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<RoundSolution>> change, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<RoundSolution>().Where(s => s.Id == solution && s.EndedAt == null).ExecuteUpdateAsync(change, cancel);
    }

    private async Task<bool> IsStopped(Guid solution, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<RoundSolution>().AnyAsync(s => s.Id == solution && s.CancelAskedAt != null, cancel);
    }

    /// <summary>One search under watch; looks once a second until it is disposed of.</summary>
    public sealed class Watched : IProgress<ClearingProgress>, IAsyncDisposable
    {
        private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

        private readonly ClearingWatch watch;
        private readonly Guid solution;
        private readonly CancellationTokenSource stop, done = new();
        private readonly Task looking;
        private volatile ClearingProgress? last;

        internal Watched(ClearingWatch watch, Guid solution, CancellationToken cancel)
        {
            (this.watch, this.solution) = (watch, solution);
            stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            looking = Look(cancel);
        }

        public CancellationToken Stop => stop.Token;

        public void Report(ClearingProgress progress) => last = progress;

        private async Task Look(CancellationToken cancel)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel, done.Token);
            try
            {
                while (true)
                {
                    await Task.Delay(Interval, ended.Token);
                    if (await watch.IsStopped(solution, ended.Token)) await stop.CancelAsync();
                    if (last is { } now) await watch.Change(solution, Shown(now), ended.Token);
                }
            }
            catch (OperationCanceledException) { }
        }

        private static Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<RoundSolution>> Shown(ClearingProgress now) => set => set
            .SetProperty(s => s.Stage, now.Stage).SetProperty(s => s.Value, now.Objective).SetProperty(s => s.Bound, double.IsFinite(now.Bound) ? now.Bound : null);

        public async ValueTask DisposeAsync()
        {
            await done.CancelAsync();
            await looking;
            stop.Dispose();
            done.Dispose();
        }
    }
}
