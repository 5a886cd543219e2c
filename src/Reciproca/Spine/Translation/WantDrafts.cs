using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Translation;

/// <summary>After a save: title and summary of what is published are wanted in every language of the pages.</summary>
public sealed class WantDrafts(AppDb db, DraftQueue queue) : IBatchReaction<RecordSaved>
{
    public async Task React(IReadOnlyList<RecordSaved> messages, CancellationToken cancel)
    {
        var ids = messages.Select(m => m.RecordId).Distinct().ToList();
        var records = await db.Set<Record>().AsNoTracking().Where(r => ids.Contains(r.Id) && r.Stage == Stage.Published)
            .Include(r => r.Versions).ThenInclude(v => v.Sections).AsSplitQuery().ToListAsync(cancel);
        foreach (var record in records)
            foreach (var language in DraftQueue.Missing(record))
                if (queue.Can(record, language)) await queue.Want(record, language, whole: false);
    }
}
