using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Offers;

/// <summary>The practices that stand behind an offer: links from the offer to records of its own city.</summary>
public sealed class PracticesBehind(AppDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<Choice>> Own(Guid steward, string language)
    {
        var records = await db.Set<Record>().AsNoTracking().Where(r => r.StewardId == steward && r.Kind == "practice" && r.Stage != Stage.Archived)
            .Include(r => r.Versions).OrderByDescending(r => r.ChangedAt).Take(50).ToListAsync();
        return [.. records.Select(r => new Choice(r.ShortId, r.Best(language).Title))];
    }

    public Task<List<string>> Of(Guid offer) =>
        db.Set<RecordLink>().Where(l => l.FromId == offer && l.Type == LinkType.GrewOutOf).Select(l => l.To.ShortId).ToListAsync();

    /// <summary>Makes the links exactly these; saved with the offer.</summary>
    public async Task Link(Record offer, IEnumerable<string> shortIds)
    {
        var wanted = await db.Set<Record>().Where(r => shortIds.Contains(r.ShortId) && r.StewardId == offer.StewardId && r.Kind == "practice").Select(r => r.Id).ToListAsync();
        var links = await db.Set<RecordLink>().Where(l => l.FromId == offer.Id && l.Type == LinkType.GrewOutOf).ToListAsync();
        db.RemoveRange(links.Where(l => !wanted.Contains(l.ToId)));
        foreach (var to in wanted.Except(links.Select(l => l.ToId)))
            db.Add(new RecordLink { Id = Guid.CreateVersion7(), FromId = offer.Id, ToId = to, Type = LinkType.GrewOutOf, At = clock.GetUtcNow().UtcDateTime });
    }
}
