using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Translation;

/// <summary>Suggestions for a language of a record: made, taken or declined; whoever is concerned is told in the same transaction.</summary>
public sealed class Suggesting(AppDb db, RecordStore store, Correcting correcting, Bell bell, Visitor visitor, RecordKinds kinds)
{
    public Task<List<VersionSuggestion>> Waiting(Guid record) => db.Set<VersionSuggestion>().AsNoTracking().Include(s => s.Organisation)
        .Where(s => s.RecordId == record && s.DecidedAt == null).OrderBy(s => s.At).ToListAsync();

    public async Task Make(Record record, string language, TranslationForm form)
    {
        var version = new RecordVersion { RecordId = record.Id, Language = language };
        form.Write(version);
        var suggestion = new VersionSuggestion
        {
            Id = Guid.CreateVersion7(store.Now), RecordId = record.Id, Language = language, PersonId = visitor.PersonId, OrganisationId = visitor.ActingFor!.OrganisationId,
            At = store.Now, Json = JsonSerializer.Serialize(VersionSnapshot.Of(version)), MadeFrom = record.In(record.SourceLanguage)?.Mark,
        };
        // the last word of one organisation on a language is the one that waits
        var earlier = await db.Set<VersionSuggestion>().Where(s => s.RecordId == record.Id && s.Language == language && s.OrganisationId == suggestion.OrganisationId && s.DecidedAt == null).ToListAsync();
        db.RemoveRange(earlier);
        db.Add(suggestion);
        await bell.Ring(record.StewardId, new Told($"suggestion:{suggestion.Id:N}", "notice.translation-suggested", $"{kinds.Address(record)}/languages#suggestions", visitor.ActingFor.Organisation, record.Best(record.SourceLanguage).Title), visitor.PersonId);
        await db.SaveChangesAsync();
    }

    /// <returns>False where there is none that waits.</returns>
    public async Task<bool> Decide(Guid recordId, Guid id, bool take, string? why)
    {
        if (await db.Set<VersionSuggestion>().SingleOrDefaultAsync(s => s.Id == id && s.RecordId == recordId && s.DecidedAt == null) is not { } suggestion) return false;
        var record = (await store.Open(recordId))!;
        suggestion.Decide(take, why, visitor.PersonId, store.Now);
        if (take) correcting.Take(record, suggestion);
        await bell.Ring(await db.Users.Where(p => p.Id == suggestion.PersonId).ToListAsync(), new Told($"decided:{id:N}", take ? "notice.translation-taken" : "notice.translation-declined",
            $"{kinds.Address(record)}/languages", record.Steward.Name, record.Best(record.SourceLanguage).Title, why ?? ""));
        if (take) await store.Save(record, await store.Body(record), ownRevision: true);
        else await db.SaveChangesAsync();
        return true;
    }
}
