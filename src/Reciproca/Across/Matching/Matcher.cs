using Reciproca.Spine.Matching;
using Reciproca.Spine.People;
using Reciproca.Spine.Search;

namespace Reciproca.Across.Matching;

/// <summary>One-way matching: who can help me, at once, of what the visitor may see.</summary>
public sealed class Matcher(RecordSearch search, RecordReading reading, Ranking ranking, MatchWeights weights, Visitor visitor)
{
    private IndexEntry? last;

    /// <summary>The record as the index has it, or as it was saved a moment ago. A page asks for its own record in several places.</summary>
    public async Task<IndexEntry?> Entry(Guid record)
    {
        if (last?.Card.Id == record) return last;
        await weights.Refresh();
        return last = search.Entry(record) ?? (await reading.Affected([record])).Find(e => e.Card.Id == record);
    }

    /// <summary>What fits a record, of one kind, best first.</summary>
    public IReadOnlyList<Ranked> For(IndexEntry entry, string kind, int most) => ranking.For(entry, Published(most).Of(kind));

    /// <summary>All of one kind, fitting or not: nobody is hidden by a score.</summary>
    public RankedPage All(IndexEntry entry, string kind, int skip, int take) => ranking.All(entry, (Published(take) with { Skip = skip }).Of(kind));

    /// <summary>Practices and offers as other weights would order them.</summary>
    public IReadOnlyList<Ranked> Tried(IndexEntry entry, Weights weights, int most)
    {
        var other = ranking.With(weights);
        return [.. other.For(entry, Published(most).Of("practice")).Concat(other.For(entry, Published(most).Of("offer"))).OrderByDescending(r => r.Fit.Score).Take(most)];
    }

    /// <summary>Cities like this one.</summary>
    public IReadOnlyList<Ranked> Peers(FoundSteward city, int most) => [.. ranking.Peers(city, Published(most).Of("organisation")).Ranked.Where(r => r.Fit.Parts.Count > 1)];

    public RankedPage AllPeers(FoundSteward city, int skip, int take) => ranking.Peers(city, (Published(take) with { Skip = skip }).Of("organisation"));

    public IReadOnlyList<RecordHit> Similar(IndexEntry entry, int most) => [.. ranking.Alike(entry, Published(most + 1).Of(entry.Card.Kind)).Select(r => r.Hit).Take(most)];

    private SearchRequest Published(int take) => new(Sight.Published(visitor)) { Take = take, Language = visitor.Language };
}
