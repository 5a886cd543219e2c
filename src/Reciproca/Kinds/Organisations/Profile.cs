using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web.Records;

namespace Reciproca.Kinds.Organisations;

/// <summary>What an organisation needs, offers and has done, and with whom: read from all kinds alike, by steward and by link.</summary>
public sealed class Profile(AppDb db, Shelf shelf, RecordKinds kinds, Visitor visitor, Texts texts)
{
    public const int MostShown = 6;

    public Task<IReadOnlyList<Share>> Shares(Guid organisation) => Kept((nameof(Shares), organisation, visitor.IsSignedIn, texts.Language), () => ReadShares(organisation));

    /// <summary>Organisations whose records are linked with its own, in either direction, most often first.</summary>
    public Task<IReadOnlyList<Partner>> Partners(Guid organisation) => Kept((nameof(Partners), organisation, visitor.IsSignedIn), () => ReadPartners(organisation));

    /// <summary>Those who belong to nobody all see the same.</summary>
    private async Task<T> Kept<T>(object key, Func<Task<T>> read) where T : class => visitor.Memberships.Count == 0 && !visitor.IsSecretariat ? await shelf.Get(key, read) : await read();

    private async Task<IReadOnlyList<Share>> ReadShares(Guid organisation)
    {
        // two ways to belong, each found by its own index: an "or" of them reads every record there is
        var own = db.Set<Record>().Where(r => r.StewardId == organisation).Select(r => r.Id).Union(db.Set<RecordParty>().Where(p => p.OrganisationId == organisation).Select(p => p.RecordId));
        var records = db.Set<Record>().AsNoTracking().Where(RecordPermissions.ReadableBy(visitor)).Where(r => own.Contains(r.Id) && r.Id != organisation && r.Stage == Stage.Published);
        // counted and sorted here: asked for the newest of a kind, the database walks through all of that kind until it has met enough of this city's
        var all = (await records.Select(r => new { r.Id, r.Kind, r.PublishedAt }).ToListAsync()).ToLookup(r => r.Kind);
        var newest = kinds.All.Where(k => all.Contains(k.Name)).ToDictionary(k => k, k => all[k.Name].OrderByDescending(r => r.PublishedAt).Take(MostShown).Select(r => r.Id).ToArray());
        var cards = await Cards([.. newest.Values.SelectMany(ids => ids)]);
        return [.. newest.Select(n => new Share(n.Key, all[n.Key.Name].Count(), [.. n.Value.Where(cards.ContainsKey).Select(id => cards[id])]))];
    }

    private async Task<IReadOnlyList<Partner>> ReadPartners(Guid organisation)
    {
        var readable = db.Set<Record>().Where(RecordPermissions.ReadableBy(visitor)).Where(r => r.Stage == Stage.Published);
        var links = db.Set<RecordLink>().Where(l => l.Type != LinkType.PartOf).Where(l => readable.Any(r => r.Id == l.FromId) && readable.Any(r => r.Id == l.ToId));
        var others = await links.Where(l => l.From.StewardId == organisation && l.To.StewardId != organisation).Select(l => new { l.To.Steward.Name, l.To.Steward.ShortId })
            .Concat(links.Where(l => l.To.StewardId == organisation && l.From.StewardId != organisation).Select(l => new { l.From.Steward.Name, l.From.Steward.ShortId })).ToListAsync();
        return [.. others.GroupBy(o => o.ShortId).Select(g => new Partner(g.First().Name, g.Key, g.Count())).OrderByDescending(p => p.Times).ThenBy(p => p.Name)];
    }

    /// <summary>Who can be written to; the names of people are for those who signed in.</summary>
    public Task<IReadOnlyList<FocalPoint>> FocalPoints(Guid organisation) => Kept((nameof(FocalPoints), organisation, visitor.IsSignedIn), () => ReadFocalPoints(organisation));

    private async Task<IReadOnlyList<FocalPoint>> ReadFocalPoints(Guid organisation)
    {
        var (roles, named) = (Roles.AtLeast(Role.FocalPoint), visitor.IsSignedIn);
        return await db.Set<Membership>().Where(m => m.OrganisationId == organisation && roles.Contains(m.Role)).OrderBy(m => m.Since)
            .Select(m => new FocalPoint(m.Office, named ? m.Person.Name : null)).ToListAsync();
    }

    private async Task<Dictionary<Guid, RecordCard>> Cards(Guid[] ids)
    {
        if (ids.Length == 0) return [];
        var records = await db.Set<Record>().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id)).Include(r => r.Steward).Include(r => r.Versions).AsSplitQuery().ToListAsync();
        return records.ToDictionary(r => r.Id, r => RecordCard.Of(r, kinds, texts) with { Steward = null });
    }
}

public sealed record Share(RecordKind Kind, int Count, IReadOnlyList<RecordCard> Newest);

public sealed record Partner(string Name, string ShortId, int Times);

public sealed record FocalPoint(string Office, string? Person);
