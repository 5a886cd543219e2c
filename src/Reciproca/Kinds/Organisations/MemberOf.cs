using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Organisations;

/// <summary>The networks and associations that an organisation belongs to: links from its profile to theirs.</summary>
public sealed class MemberOf(AppDb db, Shelf shelf, TimeProvider clock)
{
    private const string Association = "association";
    private const int MostShown = 60;

    public async Task<IReadOnlyList<Choice>> Networks(Guid? but = null) =>
        [.. (await Profiles.Where(o => o.Tier == Association && o.Id != but).OrderBy(o => o.Name).Take(200).ToListAsync()).Select(o => new Choice(o.ShortId, o.Name))];

    public ValueTask<List<Organisation>> Of(Guid organisation) => shelf.Get((nameof(Of), organisation), () => Links.Where(l => l.FromId == organisation).Join(Profiles, l => l.ToId, o => o.Id, (l, o) => o).OrderBy(o => o.Name).ToListAsync());

    public ValueTask<List<Organisation>> Members(Guid network) => shelf.Get((nameof(Members), network), () => Links.Where(l => l.ToId == network).Join(Profiles, l => l.FromId, o => o.Id, (l, o) => o).OrderBy(o => o.Name).Take(MostShown).ToListAsync());

    /// <summary>Makes the links exactly these; saved with the profile.</summary>
    public async Task Link(Guid organisation, IReadOnlyCollection<string> shortIds)
    {
        var wanted = await Profiles.Where(o => shortIds.Contains(o.ShortId) && o.Tier == Association && o.Id != organisation).Select(o => o.Id).ToListAsync();
        var links = await Links.Where(l => l.FromId == organisation).ToListAsync();
        db.RemoveRange(links.Where(l => !wanted.Contains(l.ToId)));
        foreach (var to in wanted.Except(links.Select(l => l.ToId)))
            db.Add(new RecordLink { Id = Guid.CreateVersion7(), FromId = organisation, ToId = to, Type = LinkType.PartOf, At = clock.GetUtcNow().UtcDateTime });
    }

    private IQueryable<RecordLink> Links => db.Set<RecordLink>().Where(l => l.Type == LinkType.PartOf);

    private IQueryable<Organisation> Profiles => db.Set<Organisation>().AsNoTracking().Where(o => db.Set<Record>().Any(r => r.Id == o.Id && r.Stage == Stage.Published));
}
