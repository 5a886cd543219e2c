using System.Text.Json;

namespace Reciproca.Spine.Messages;

/// <summary>What follows what. Filled in Reactions.cs, the one place to look.</summary>
public sealed class ReactionTable
{
    private readonly Dictionary<Type, List<Reaction>> byMessage = [];
    private readonly Dictionary<string, Reaction> byName = [];
    private readonly HashSet<string> beside = [];

    public IEnumerable<Reaction> All => byName.Values;
    public IReadOnlyList<Reaction> To(Type message) => byMessage.GetValueOrDefault(message) ?? [];
    public Reaction? Named(string name) => byName.GetValueOrDefault(name);
    public IReadOnlyList<Scheduled> Schedule { get; private set; } = [];

    /// <summary>After a message of type <typeparamref name="TMessage"/>, <typeparamref name="TReaction"/> runs, retried until it succeeds.</summary>
    public ReactionTable On<TMessage, TReaction>() where TReaction : class, IReaction<TMessage> =>
        Add(typeof(TMessage), new Reaction(typeof(TReaction).Name, typeof(TReaction), 1, (reaction, bodies, cancel) =>
            ((TReaction)reaction).React(JsonSerializer.Deserialize<TMessage>(bodies[0])!, cancel)));

    /// <summary>The same for a reaction that takes many messages at once.</summary>
    public ReactionTable OnMany<TMessage, TReaction>() where TReaction : class, IBatchReaction<TMessage> =>
        Add(typeof(TMessage), new Reaction(typeof(TReaction).Name, typeof(TReaction), 500, (reaction, bodies, cancel) =>
            ((TReaction)reaction).React([.. bodies.Select(b => JsonSerializer.Deserialize<TMessage>(b)!)], cancel)));

    /// <summary>Runs <typeparamref name="TReaction"/> again and again; its message is the time at which it was due.</summary>
    public ReactionTable Every<TReaction>(TimeSpan interval) where TReaction : class, IReaction<Tick>
    {
        Schedule = [.. Schedule, new Scheduled(typeof(TReaction).Name, interval)];
        return Add(null, new Reaction(typeof(TReaction).Name, typeof(TReaction), 1, (reaction, bodies, cancel) =>
            ((TReaction)reaction).React(JsonSerializer.Deserialize<Tick>(bodies[0])!, cancel)));
    }

    /// <summary>Takes a minute or waits for others: it is done beside the rest, so that the index and the bell do not wait for it.</summary>
    public ReactionTable Beside<TReaction>() where TReaction : class
    {
        beside.Add(typeof(TReaction).Name);
        return this;
    }

    public IReadOnlyCollection<string> DoneBeside => beside;

    private ReactionTable Add(Type? message, Reaction reaction)
    {
        byName.Add(reaction.Name, reaction);
        if (message is null) return this;
        if (!byMessage.TryGetValue(message, out var reactions)) byMessage[message] = reactions = [];
        reactions.Add(reaction);
        return this;
    }
}

/// <summary>A named way to handle messages: how many at once, and by which class.</summary>
public sealed record Reaction(string Name, Type Type, int Batch, Func<object, IReadOnlyList<string>, CancellationToken, Task> Run);

/// <summary>The time has come for scheduled work.</summary>
public sealed record Tick(DateTime DueAt);

public sealed record Scheduled(string Reaction, TimeSpan Interval);

/// <summary>Which messages a pump takes: all, those that are done at once, or those that take their time.</summary>
public enum Lane { All, AtOnce, Beside }
