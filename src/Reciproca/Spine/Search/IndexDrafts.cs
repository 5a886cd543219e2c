using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;

namespace Reciproca.Spine.Search;

/// <summary>After a machine's draft the index follows as after a save; nobody is told of it, because nobody has published anything.</summary>
public sealed class IndexDrafts(RecordIndex index, RecordReading reading) : IBatchReaction<VersionDrafted>
{
    public async Task React(IReadOnlyList<VersionDrafted> messages, CancellationToken cancel)
    {
        var ids = messages.Select(m => m.RecordId).ToHashSet();
        index.Put([.. (await reading.Affected(ids, cancel)).Where(e => ids.Contains(e.Card.Id))], []);
    }
}
