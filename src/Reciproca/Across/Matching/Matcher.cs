using Reciproca.Spine.Matching;
using Reciproca.Spine.People;
using Reciproca.Spine.Search;

namespace Reciproca.Across.Matching;

/// <summary>One-way matching: who can help me, at once, of what the visitor may see.</summary>
public sealed class Matcher(RecordSearch search, RecordReading reading, Ranking ranking, Visitor visitor)
{
    private const int Candidates = 40;

    /// <summary>The record as the index has it, or as it was saved a moment ago.</summary>
    public async Task<IndexEntry?> Entry(Guid record) => search.Entry(record) ?? (await reading.Affected([record])).Find(e => e.Card.Id == record);

    /// <summary>What fits a record, of one kind, best first.</summary>
    public IReadOnlyList<Ranked> For(IndexEntry entry, string kind, int most) => [.. ranking.For(entry, Published(Candidates).Of(kind)).Take(most)];

    /// <summary>Cities like this one, by what they are and not by what they wrote.</summary>
    public IReadOnlyList<Ranked> Peers(FoundSteward city, int most) =>
        [.. ranking.Peers(city, Published(Candidates).Of("organisation")).Take(most)];

    public IReadOnlyList<RecordHit> Similar(IndexEntry entry, int most) => [.. search.Like(new Likeness(entry), Published(most + 1).Of(entry.Card.Kind)).Take(most)];

    private SearchRequest Published(int take) => new(Sight.Published(visitor)) { Take = take, Language = visitor.Language };
}
