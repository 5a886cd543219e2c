using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Across.Harvest;

/// <summary>One page of a library is to be fetched.</summary>
public sealed record HarvestWanted(Guid LibraryId);

/// <summary>
/// Fetches one page and brings in what is on it. Records and the token for the next page are one transaction: killed at any point, the same
/// page is asked for again and changes nothing twice.
/// </summary>
public sealed class HarvestPage(AppDb db, OaiClient client, BringIn bring, TimeProvider clock) : IReaction<HarvestWanted>
{
    private const int MostPages = 20_000, SweptAtOnce = 200;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task React(HarvestWanted wanted, CancellationToken cancel)
    {
        if (await db.FindAsync<Library>([wanted.LibraryId], cancel) is not { } library) return;
        if (library.State == LibraryState.Ending) { await End(library, cancel); return; }
        if (library.State != LibraryState.Harvesting) return;
        try { await Harvest(library, cancel); }
        catch (HarvestProblem problem) { library.Fail(problem, Now); }
    }

    private async Task Harvest(Library library, CancellationToken cancel)
    {
        var page = await client.Next(library, cancel);
        if (page.Token is not null && (page.Token == library.Token || ++library.Pages > MostPages)) throw new HarvestProblem("harvest.endless") { LosesPlace = true };
        library.RunStartedAt ??= page.At ?? Now;
        foreach (var offered in page.Records.DistinctBy(r => r.Identifier)) await bring.Take(library, offered);
        library.Token = page.Token;
        if (page.Token is not null) { Go(library); return; }
        if (library.Full) await Compare(library, page.Records, cancel);
        library.Finish(Now);
    }

    /// <summary>After everything was listed, what was not there is gone. A library that suddenly lists less than half is asked again before it is believed.</summary>
    private async Task Compare(Library library, IReadOnlyList<OfferedRecord> last, CancellationToken cancel)
    {
        var seenLast = last.Select(r => r.Identifier).ToHashSet();
        var items = db.Set<LibraryItem>().Where(i => i.LibraryId == library.Id && !i.Deleted);
        var unseen = (await items.Where(i => i.Run != library.Run).Select(i => i.Identifier).ToListAsync(cancel)).Where(i => !seenLast.Contains(i)).ToList();
        if (unseen.Count == 0) return;
        if (unseen.Count * 2 > await items.CountAsync(cancel)) throw new HarvestProblem("harvest.shrunk", unseen.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var identifier in unseen) await bring.TakeBack(library, (await db.FindAsync<LibraryItem>([library.Id, identifier], cancel))!);
    }

    private async Task End(Library library, CancellationToken cancel)
    {
        var left = await db.Set<LibraryItem>().Where(i => i.LibraryId == library.Id && !i.Deleted).OrderBy(i => i.Identifier).Take(SweptAtOnce).ToListAsync(cancel);
        foreach (var item in left) await bring.TakeBack(library, item);
        if (left.Count < SweptAtOnce) library.State = LibraryState.Ended;
        else Go(library);
    }

    private void Go(Library library) => Outbox.Add(db, new HarvestWanted(library.Id), library.Id.ToString(), Now);
}

/// <summary>Sets those libraries going whose time has come.</summary>
public sealed class HarvestLibraries(AppDb db, TimeProvider clock) : IReaction<Tick>
{
    public async Task React(Tick tick, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var library in await db.Set<Library>().Where(l => l.State == LibraryState.Waiting && l.DueAt <= now).ToListAsync(cancel))
        {
            library.Continue(now);
            Outbox.Add(db, new HarvestWanted(library.Id), library.Id.ToString(), now);
        }
    }
}
