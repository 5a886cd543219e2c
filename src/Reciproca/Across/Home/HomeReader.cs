using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web.Map;
using Reciproca.Web.Records;

namespace Reciproca.Across.Home;

/// <summary>A kind of record with how many there are and the newest of them.</summary>
public sealed record KindOnHome(RecordKind Kind, int Count, IReadOnlyList<RecordCard> Newest)
{
    /// <summary>Text key of the heading above the newest; null for kinds that the page only counts.</summary>
    public string? Heading => InterfaceTexts.Find("en", $"home.latest.{Kind.Name}") is null ? null : $"home.latest.{Kind.Name}";
}

/// <summary>What the home page reads: only what is public, so that it is the same for everyone.</summary>
public sealed class HomeReader(AppDb db, RecordKinds kinds, Texts texts)
{
    private const int NewestShown = 3, MostPlaces = 60, MostCrossings = 24;

    private IQueryable<Record> Public => db.Set<Record>().AsNoTracking().Where(r => r.Stage == Stage.Published && r.Audience == Audience.Public);

    public async Task<IReadOnlyList<KindOnHome>> Kinds()
    {
        var counts = await Public.GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var shown = new List<KindOnHome>();
        foreach (var kind in kinds.All.Where(k => k.InMenu))
        {
            var onHome = new KindOnHome(kind, counts.GetValueOrDefault(kind.Name), []);
            shown.Add(onHome.Heading is null ? onHome : onHome with { Newest = await Newest(kind) });
        }
        return shown;
    }

    public Task<int> Countries() => Public.Select(r => r.Steward.Country).Where(c => c != "").Distinct().CountAsync();

    /// <summary>Stewards with a place, and arcs for what went from one to another: answers and adaptations. Nothing is drawn that did not happen.</summary>
    public async Task<Pacific> Map()
    {
        var stewards = await Public.Select(r => r.Steward).Where(o => o.Latitude != null && o.Longitude != null).Distinct().Take(MostPlaces)
            .Select(o => new { o.Id, o.Name, Longitude = o.Longitude!.Value, Latitude = o.Latitude!.Value, o.ShortId }).ToListAsync();
        var places = stewards.ToDictionary(o => o.Id, o => new Place(o.Name, o.Longitude, o.Latitude, $"/organisations/{o.ShortId}"));
        var visible = Public.Select(r => r.Id);
        var links = await db.Set<RecordLink>().AsNoTracking()
            .Where(l => (l.Type == LinkType.Answers || l.Type == LinkType.Adapts) && l.From.StewardId != l.To.StewardId && visible.Contains(l.FromId) && visible.Contains(l.ToId))
            .OrderByDescending(l => l.At).Take(MostCrossings).Select(l => new { l.Type, From = l.From.StewardId, To = l.To.StewardId }).ToListAsync();
        // who adapts receives, who answers gives: the arc runs from the one who gave
        var crossings = links.Select(l => l.Type == LinkType.Adapts ? (Giver: l.To, Taker: l.From) : (Giver: l.From, Taker: l.To)).Distinct()
            .Where(c => places.ContainsKey(c.Giver) && places.ContainsKey(c.Taker)).Select(c => new Crossing(places[c.Giver], places[c.Taker])).ToList();
        return new Pacific(texts["home.map"], [.. places.Values], crossings);
    }

    private async Task<IReadOnlyList<RecordCard>> Newest(RecordKind kind)
    {
        var records = await Public.Where(r => r.Kind == kind.Name && !r.Unconfirmed).OrderByDescending(r => r.PublishedAt).Take(NewestShown)
            .Include(r => r.Steward).Include(r => r.Versions).ToListAsync();
        return [.. records.Select(r => RecordCard.Of(r, kinds, texts))];
    }
}
