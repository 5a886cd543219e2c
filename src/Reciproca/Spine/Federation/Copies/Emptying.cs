using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Copies;

/// <summary>A copy that its origin has taken back: the words go, the head stays for what refers to it.</summary>
internal sealed class Emptying(AppDb db, RecordStore store)
{
    public async Task Empty(Record record)
    {
        record.Withdraw();
        if (await db.Set<Participation>().AnyAsync(p => p.RecordId == record.Id))
        {
            // its parties go on with it
            (record.PublishedAt, record.Audience) = (null, Audience.Organisation);
            store.Copy(record);
            return;
        }
        record.Tags.Clear();
        (record.Source, record.ConfirmedOn) = (null, null);
        var kept = record.Best(record.SourceLanguage);
        record.Versions.RemoveAll(v => v != kept);
        (kept.Title, kept.Summary) = ("…", "");
        kept.Sections.Clear();
        db.RemoveRange(await db.Set<Revision>().Where(r => r.RecordId == record.Id).ToListAsync());
        db.RemoveRange(await db.Set<RecordLink>().Where(l => l.FromId == record.Id).ToListAsync());
        db.RemoveRange(record.Attachments);
        if (await store.Body(record) is var body and not Organisation) Blank(body);
        store.Copy(record);
    }

    private static void Blank(IKeyed body)
    {
        foreach (var property in body.GetType().GetProperties().Where(p => p.CanWrite && p.Name != nameof(IKeyed.Id) && Nullable.GetUnderlyingType(p.PropertyType) is not null)) property.SetValue(body, null);
        foreach (var property in body.GetType().GetProperties().Where(p => p.CanWrite && p.PropertyType == typeof(string) && new NullabilityInfoContext().Create(p).WriteState == NullabilityState.Nullable)) property.SetValue(body, null);
    }
}
