using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web.Records;

namespace Reciproca.Kinds.Organisations;

/// <summary>What an organisation needs, offers and has done, and with whom: read from all kinds alike, by steward and by link.</summary>
public sealed class Profile(AppDb db, RecordKinds kinds, Visitor visitor, Texts texts)
{
    public const int MostShown = 6;

    public async Task<IReadOnlyList<Share>> Shares(Guid organisation)
    {
        // two ways to belong, each found by its own index: an "or" of them reads every record there is
        var own = db.Set<Record>().Where(r => r.StewardId == organisation).Select(r => r.Id).Union(db.Set<RecordParty>().Where(p => p.OrganisationId == organisation).Select(p => p.RecordId));
        var records = db.Set<Record>().AsNoTracking().Where(RecordPermissions.ReadableBy(visitor)).Where(r => own.Contains(r.Id) && r.Id != organisation && r.Stage == Stage.Published);
        var counts = await records.GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var shares = new List<Share>();
        foreach (var kind in kinds.All.Where(k => counts.ContainsKey(k.Name))) shares.Add(new Share(kind, counts[kind.Name], await Newest(records.Where(r => r.Kind == kind.Name))));
        return shares;
    }

    /// <summary>Organisations whose records are linked with its own, in either direction, most often first.</summary>
    public async Task<IReadOnlyList<Partner>> Partners(Guid organisation)
    {
        var readable = db.Set<Record>().Where(RecordPermissions.ReadableBy(visitor)).Where(r => r.Stage == Stage.Published);
        var links = db.Set<RecordLink>().Where(l => l.Type != LinkType.PartOf).Where(l => readable.Any(r => r.Id == l.FromId) && readable.Any(r => r.Id == l.ToId));
        var others = await links.Where(l => l.From.StewardId == organisation && l.To.StewardId != organisation).Select(l => new { l.To.Steward.Name, l.To.Steward.ShortId })
            .Concat(links.Where(l => l.To.StewardId == organisation && l.From.StewardId != organisation).Select(l => new { l.From.Steward.Name, l.From.Steward.ShortId })).ToListAsync();
        return [.. others.GroupBy(o => o.ShortId).Select(g => new Partner(g.First().Name, g.Key, g.Count())).OrderByDescending(p => p.Times).ThenBy(p => p.Name)];
    }

    /// <summary>Who can be written to; the names of people are for those who signed in.</summary>
    public async Task<IReadOnlyList<FocalPoint>> FocalPoints(Guid organisation)
    {
        var (roles, named) = (Roles.AtLeast(Role.FocalPoint), visitor.IsSignedIn);
        return await db.Set<Membership>().Where(m => m.OrganisationId == organisation && roles.Contains(m.Role)).OrderBy(m => m.Since)
            .Select(m => new FocalPoint(m.Office, named ? m.Person.Name : null)).ToListAsync();
    }

    private async Task<IReadOnlyList<RecordCard>> Newest(IQueryable<Record> records)
    {
        var newest = await records.Include(r => r.Steward).Include(r => r.Versions).OrderByDescending(r => r.PublishedAt).Take(MostShown).AsSplitQuery().ToListAsync();
        return newest.ConvertAll(r => RecordCard.Of(r, kinds, texts) with { Steward = null });
    }
}

public sealed record Share(RecordKind Kind, int Count, IReadOnlyList<RecordCard> Newest);

public sealed record Partner(string Name, string ShortId, int Times);

public sealed record FocalPoint(string Office, string? Person);
