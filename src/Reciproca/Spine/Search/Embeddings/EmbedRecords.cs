using Reciproca.Spine.Messages;

namespace Reciproca.Spine.Search.Embeddings;

/// <summary>After a published record was indexed its vector is wanted, where the node has a model; computing it takes longer than the pump may wait.</summary>
public sealed class EmbedRecords(VectorKeeper keeper) : IBatchReaction<RecordIndexed>
{
    public Task React(IReadOnlyList<RecordIndexed> messages, CancellationToken cancel)
    {
        keeper.Want(messages.Select(m => m.RecordId));
        return Task.CompletedTask;
    }
}
