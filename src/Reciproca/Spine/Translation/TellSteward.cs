using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Translation;

/// <summary>After a member of another organisation has corrected a draft: the steward hears of it, and can take it back.</summary>
public sealed class TellSteward(AppDb db, Bell bell, RecordKinds kinds) : IReaction<VersionChecked>
{
    public async Task React(VersionChecked message, CancellationToken cancel)
    {
        var record = await db.Set<Record>().AsNoTracking().Include(r => r.Versions).SingleOrDefaultAsync(r => r.Id == message.RecordId, cancel);
        if (record?.In(message.Language) is not { State: VersionState.Reviewed, CheckedById: { } by } version || by == record.StewardId) return;
        var name = await db.Set<Organisation>().Where(o => o.Id == by).Select(o => o.Name).SingleOrDefaultAsync(cancel);
        await bell.Ring(record.StewardId, new Told($"checked:{record.Id:N}:{message.Language}:{version.At.Ticks:x}", "notice.translation-checked",
            $"{kinds.Address(record)}/languages", name ?? "", record.Best(record.SourceLanguage).Title), version.AuthorId);
    }
}
