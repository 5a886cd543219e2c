using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Harvest;

/// <summary>Makes remote practices of what a library offers, follows their changes and takes back what is deleted there.</summary>
public sealed class BringIn(AppDb db, RecordStore store, OfferedPractice practices)
{
    public async Task Take(Library library, OfferedRecord offered)
    {
        if (offered.Identifier.Length is 0 or > LibraryItem.LongestIdentifier) { library.Refused++; return; }
        var item = await db.FindAsync<LibraryItem>(library.Id, offered.Identifier);
        if (item is not null) item.Run = library.Run;
        if (offered.Deleted) { if (item is { Deleted: false }) await TakeBack(library, item); }
        else if (item is null) await Add(library, offered);
        else if (item.Deleted || item.Datestamp != offered.Datestamp) await Change(library, item, offered);
    }

    public async Task TakeBack(Library library, LibraryItem item)
    {
        (item.Deleted, item.Datestamp, library.Withdrawn) = (true, "", library.Withdrawn + 1);
        var record = (await store.Open(item.RecordId))!;
        if (record.Stage == Stage.Draft) return;
        record.Withdraw();
        await store.Enter(record, await store.Body(record), ownRevision: true);
    }

    private async Task Add(Library library, OfferedRecord offered)
    {
        if (!OfferedPractice.IsNamed(offered) || await Address(library, offered) is not { } address) { library.Refused++; return; }
        var practice = new Practice();
        var record = store.Start(PracticeKind.Kind, library.StewardId, library.Language, practice);
        practices.Fill(record, practice, offered, library.Language, store.Now);
        (record.Origin, record.Uri) = (library.Host, address);
        db.Add(new LibraryItem { LibraryId = library.Id, Identifier = offered.Identifier, Datestamp = Stamp(offered), RecordId = record.Id, Run = library.Run });
        await Publish(library, record, practice);
        library.Brought++;
    }

    private async Task Change(Library library, LibraryItem item, OfferedRecord offered)
    {
        if (!OfferedPractice.IsNamed(offered)) { library.Refused++; return; }
        var record = (await store.Open(item.RecordId))!;
        var practice = (Practice)await store.Body(record);
        practices.Fill(record, practice, offered, library.Language, store.Now);
        var here = record.Stage != Stage.Draft || item.Deleted;
        (item.Deleted, item.Datestamp, library.Changed) = (false, Stamp(offered), library.Changed + 1);
        // what the secretariat took off stays off, whatever changes at its source
        if (here) await Publish(library, record, practice);
        else await store.Enter(record, practice);
    }

    private async Task Publish(Library library, Record record, Practice practice)
    {
        record.Publish(stewardIsTrusted: library.Policy == HarvestPolicy.Publish, store.Now);
        // nobody here has confirmed it
        record.ConfirmedOn = null;
        await store.Enter(record, practice);
    }

    /// <summary>Where people read it there; null when another record already stands for that address, so that nothing is here twice.</summary>
    private async Task<string?> Address(Library library, OfferedRecord offered)
    {
        var there = offered.All("identifier").FirstOrDefault(IsPage) ?? $"{library.BaseUrl}{(library.BaseUrl.Contains('?') ? '&' : '?')}verb=GetRecord&metadataPrefix=oai_dc&identifier={Uri.EscapeDataString(offered.Identifier)}";
        return await db.Set<Record>().AnyAsync(r => r.Uri == there) || db.Set<Record>().Local.Any(r => r.Uri == there) ? null : there;
    }

    private static bool IsPage(string identifier) =>
        identifier.Length <= 1500 && Uri.TryCreate(identifier, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http", UserInfo: "" };

    private static string Stamp(OfferedRecord offered) => offered.Datestamp.Length > 40 ? offered.Datestamp[..40] : offered.Datestamp;
}
