using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Spine.Translation;

/// <summary>Which drafts are wanted. Nothing is saved here: whoever asks commits.</summary>
public sealed class DraftQueue(AppDb db, Translators translators, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Languages of readers in which no person has written this record and in which there is no draft of it as it is now.</summary>
    public static IEnumerable<string> Missing(Record record) => record.In(record.SourceLanguage) is not { } original || !record.IsOpen ? [] :
        InterfaceTexts.Languages.Where(language => language != record.SourceLanguage && (record.In(language) is not { } version || (version.IsDraft && version.MadeFrom != original.Mark)));

    /// <summary>Whether everybody may read it now: only then may its texts leave this machine.</summary>
    public static bool IsPublic(Record record) => record is { Stage: Stage.Published, Audience: Audience.Public };

    public bool Can(Record record, string language) => translators.Can(record.SourceLanguage, language, IsPublic(record));

    public async Task Want(Record record, string language, bool whole)
    {
        var job = db.Set<DraftJob>().Local.FirstOrDefault(j => j.RecordId == record.Id && j.Language == language) ?? await db.Set<DraftJob>().FindAsync(record.Id, language);
        if (job is null) db.Add(job = new DraftJob { RecordId = record.Id, Language = language });
        job.Want(whole, Now);
    }

    public Task<List<DraftJob>> Of(Guid record) => db.Set<DraftJob>().AsNoTracking().Where(j => j.RecordId == record).ToListAsync();
}
