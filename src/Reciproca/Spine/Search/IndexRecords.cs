using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Search;

/// <summary>After a save the index follows: the record as it is now, or nothing where there is none any more.</summary>
public sealed class IndexRecords(AppDb db, RecordIndex index, RecordReading reading, Lexicon.Keeping.LexiconKeeper lexicon, TimeProvider clock) : IBatchReaction<RecordSaved>
{
    /// <summary>So many at once are an import: there may be words to learn from.</summary>
    private const int Many = 100;

    public async Task React(IReadOnlyList<RecordSaved> messages, CancellationToken cancel)
    {
        var saved = messages.Select(m => m.RecordId).ToHashSet();
        var entries = await reading.Affected(saved, cancel);
        index.Put(entries, saved.Except(entries.Select(e => e.Card.Id)));
        if (saved.Count >= Many) lexicon.Ask();
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var entry in entries.Where(e => e.Card.Stage == Stage.Published && saved.Contains(e.Card.Id)))
            Outbox.Add(db, new RecordIndexed(entry.Card.Id), entry.Card.Id.ToString(), now);
    }
}

/// <summary>A published record can now be found as it is.</summary>
public sealed record RecordIndexed(Guid RecordId);
