using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Storage;

namespace Reciproca.Spine.Search;

/// <summary>After a person has written or checked a translation: the lexicon learns from it and the original what words mean.</summary>
public sealed class LearnFromVersion(AppDb db, LexiconTeaching teaching) : IReaction<VersionChecked>
{
    public async Task React(VersionChecked message, CancellationToken cancel)
    {
        var record = await db.Set<Record>().AsNoTracking().Include(r => r.Versions).ThenInclude(v => v.Sections).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == message.RecordId && r.Stage == Stage.Published, cancel);
        if (record?.In(record.SourceLanguage) is not { } original || record.In(message.Language) is not { IsDraft: false } version || version == original) return;
        var pairs = original.Sections.Select(s => (Ours: s.Text, Other: version[s.Name])).Prepend((Ours: original.Summary, Other: version.Summary)).Prepend((Ours: original.Title, Other: version.Title));
        teaching.Teach([.. from pair in pairs where pair.Ours.Length > 0 && pair.Other.Length > 0
                           select new ParallelText(original.Language, PlainText.Of(pair.Ours), version.Language, PlainText.Of(pair.Other))]);
    }
}
