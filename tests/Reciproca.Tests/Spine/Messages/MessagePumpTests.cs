using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Reciproca.Spine.Messages;
using Reciproca.Storage;
using Xunit;

namespace Reciproca.Tests.Spine.Messages;

public sealed class MessagePumpTests(TestNode node) : IClassFixture<TestNode>
{
    private sealed record Knock(int Number);

    private sealed class Remember(List<int> seen) : IReaction<Knock>
    {
        public Task React(Knock knock, CancellationToken cancel)
        {
            if (knock.Number < 0) throw new InvalidOperationException("no such number");
            seen.Add(knock.Number);
            return Task.CompletedTask;
        }
    }

    private static readonly ReactionTable Table = new ReactionTable().On<Knock, Remember>();

    private MessagePump Pump(List<int> seen, ReactionTable? table = null)
    {
        var services = new ServiceCollection().AddSingleton(seen)
            .AddScoped(_ => node.Services.CreateScope().ServiceProvider.GetRequiredService<AppDb>());
        return new MessagePump(services.BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), table ?? Table, node.Clock, NullLogger<MessagePump>.Instance);
    }

    private async Task Send(int number, string key) => await node.Db(async db =>
    {
        await db.Set<Message>().ExecuteDeleteAsync();
        foreach (var n in new[] { number, number + 1 })
            db.Add(new Message { Id = Guid.CreateVersion7(), Reaction = nameof(Remember), Key = key, Body = $$"""{"Number":{{n}}}""", At = Now.AddTicks(10 * (n - number)), DueAt = Now });
        return await db.SaveChangesAsync();
    });

    private DateTime Now => node.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Messages_of_one_key_are_done_in_order_and_are_gone()
    {
        var seen = new List<int>();
        await Send(1, "a");
        node.Clock.Pass(TimeSpan.FromSeconds(1));
        await Pump(seen).Drain();
        Assert.Equal([1, 2], seen);
        Assert.Equal(0, await node.Db(db => db.Set<Message>().CountAsync()));
    }

    [Fact]
    public async Task What_takes_its_time_does_not_hold_up_the_rest()
    {
        var seen = new List<int>();
        await Send(1, "c");
        node.Clock.Pass(TimeSpan.FromSeconds(1));
        var pump = Pump(seen, new ReactionTable().On<Knock, Remember>().Beside<Remember>());
        Assert.Equal(0, await pump.Drain(lane: Lane.AtOnce));
        Assert.Equal(2, await pump.Drain(lane: Lane.Beside));
        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task A_failed_message_waits_and_holds_back_those_behind_it()
    {
        var seen = new List<int>();
        await Send(-1, "b");
        await Pump(seen).Drain();
        Assert.Empty(seen);
        var failed = await node.Db(db => db.Set<Message>().OrderBy(m => m.At).FirstAsync());
        Assert.Equal(1, failed.Attempts);
        Assert.Equal("no such number", failed.Error);
        Assert.True(failed.DueAt > Now);
    }

    [Fact]
    public async Task After_many_attempts_a_message_is_dead_and_lets_the_next_one_pass()
    {
        var seen = new List<int>();
        await Send(-1, "c");
        for (var attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            node.Clock.Pass(TimeSpan.FromDays(2));
            await Pump(seen).Drain();
        }
        Assert.Equal([0], seen);
        Assert.NotNull((await node.Db(db => db.Set<Message>().SingleAsync())).DeadAt);
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_taken_by_the_next_pump()
    {
        var seen = new List<int>();
        await Send(5, "d");
        await node.Db(db => db.Set<Message>().ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, Now.AddMinutes(2))));
        await Pump(seen).Drain();
        Assert.Empty(seen);
        node.Clock.Pass(TimeSpan.FromMinutes(3));
        await Pump(seen).Drain();
        Assert.Equal([5, 6], seen);
    }
}
