namespace Reciproca.Spine.Messages;

/// <summary>
/// What follows a committed message. It changes the database only through its <c>AppDb</c> and never saves: the pump saves the effect and
/// the message's end together. What it does outside (mail, index, HTTP) may happen twice after a crash and must bear it.
/// </summary>
public interface IReaction<in T>
{
    Task React(T message, CancellationToken cancel);
}

/// <summary>A reaction that does many at once better than one by one, such as writing the index.</summary>
public interface IBatchReaction<in T>
{
    Task React(IReadOnlyList<T> messages, CancellationToken cancel);
}
