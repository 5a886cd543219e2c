using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Search.Judging;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web.Records;

namespace Reciproca.Across.Find;

/// <summary>A value to narrow down by, as the page links it.</summary>
public sealed record FacetLink(string Label, int Count, string Address, bool On, string? Language);

/// <summary>A dimension with the values that would leave something.</summary>
public sealed record FacetList(string Name, IReadOnlyList<FacetLink> Links, bool Open);

/// <summary>What a search or list page shows.</summary>
public sealed record Found(SearchAddress Address, int Total, IReadOnlyList<RecordCard> Cards, IReadOnlyList<FacetList> Facets, IReadOnlyList<FacetLink> Active)
{
    private const int Around = 3;

    public int Languages { get; init; }
    public int Pages => Math.Min((Total + SearchAddress.PageSize - 1) / SearchAddress.PageSize, SearchRequest.Deepest / SearchAddress.PageSize);

    public IEnumerable<int> PagesAround => Enumerable.Range(1, Pages).Where(p => p == 1 || p == Pages || Math.Abs(p - Address.Page) <= Around);
}

/// <summary>What citizens were shown of late; they ask for much the same.</summary>
public sealed class FoundOfLate(ContentVersion version, TimeProvider clock)
{
    // a found page with its filters takes about 50 KB
    private const int Most = 200;

    public Shelf Shelf { get; } = new(version, clock, Most);
}

/// <summary>Searches for a page and puts what was found into the reader's words.</summary>
public sealed class Finding(RecordSearch search, SearchNotes notes, RecordKinds kinds, Visitor visitor, FacetLabels labels, Gist gist, FoundOfLate late)
{
    private const int MostValues = 12, OpenLists = 3;

    /// <param name="kind">The one kind of a list page; null for all.</param>
    public ValueTask<Found> Find(SearchAddress address, Texts texts, string? kind = null)
    {
        if (address is { Text.Length: > 0, Page: 1 }) notes.Asked(address.Text, texts.Language);
        if (visitor.IsSignedIn) return new(Found(address, Sight.Of(visitor), texts, kind));
        return late.Shelf.Get((address.ToString(), texts.Language), () => Task.FromResult(Found(address, Sight.Public, texts, kind)));
    }

    private Found Found(SearchAddress address, Sight sight, Texts texts, string? kind)
    {
        var request = address.Request(sight, texts.Language);
        var results = search.Find(kind is null ? request : request.Of(kind));
        var cards = results.Hits.Select(hit => FoundCards.Of(hit, kinds, texts) with { Reasons = [.. Reasons(hit, texts)], Gist = hit.Text.Language == texts.Language ? [] : gist.Of(hit.Card, texts.Language) });
        return new Found(address, results.Total, [.. cards], Lists(results, address, kind), Active(address)) { Languages = results.Of("language").Count };
    }

    private IEnumerable<string> Reasons(RecordHit hit, Texts texts)
    {
        if (hit.Concepts.Count > 0) yield return texts["search.why.about", string.Join(", ", hit.Concepts.Select(labels.OfConcept).Distinct().Take(3))];
        if (hit.Meanings.Count > 0) yield return texts["search.why.means", string.Join(", ", hit.Meanings.Take(3).Select(m => $"{m.Written} ≈ {m.Asked}"))];
        if (hit.IsAlike) yield return texts["search.why.alike"];
        if (hit.Words.Count > 0) yield return texts["search.why.words", string.Join(", ", hit.Words.Take(5))];
    }

    private IReadOnlyList<FacetList> Lists(SearchResults results, SearchAddress address, string? kind)
    {
        var lists = Facet.All.Where(f => kind is null || f.Name != "kind").Select(f => (f.Name, Links: Links(results.Of(f.Name), f.Name, address)))
            .Where(f => f.Links.Count > 1 || f.Links.Any(l => l.On)).ToList();
        if (results.Of("language").Count(c => labels.Of("language", c.Value) is not null) > 1 || address.Preferred.Length > 0) lists.Add(("prefer", Preferences(results, address)));
        return [.. lists.Select((f, i) => new FacetList(f.Name, f.Links, i < OpenLists || f.Links.Any(l => l.On)))];
    }

    private IReadOnlyList<FacetLink> Links(IReadOnlyList<FacetCount> counts, string dimension, SearchAddress address) =>
    [
        .. counts.Where(c => Shown(dimension, c.Value, address)).Select(c => Link(dimension, c.Value, c.Count, address)).OfType<FacetLink>().Take(MostValues),
    ];

    private IReadOnlyList<FacetLink> Preferences(SearchResults results, SearchAddress address) =>
    [
        .. from language in address.Preferred.Concat(results.Of("language").Select(c => c.Value).Take(MostValues)).Distinct()
           let label = labels.Of("language", language) where label is not null
           select new FacetLink(label, results.Of("language").FirstOrDefault(c => c.Value == language).Count, address.TogglePreferred(language).ToString(), address.Preferred.Contains(language), language),
    ];

    // 169 targets would bury the 17 goals: they open under the goal that was chosen.
    private static bool Shown(string dimension, string value, SearchAddress address) =>
        dimension != "sdg" || !value.Contains('.') || address.Has("sdg", value) || address.Has("sdg", value.Split('.')[0]);

    private FacetLink? Link(string dimension, string value, int count, SearchAddress address) => labels.Of(dimension, value) is not { } label ? null
        : new FacetLink(label, count, address.Toggle(dimension, value).ToString(), address.Has(dimension, value), dimension == "language" ? value : null);

    private IReadOnlyList<FacetLink> Active(SearchAddress address) =>
    [
        .. from filter in address.Filters from value in filter.Value
           select new FacetLink(labels.Of(filter.Key, value) ?? value, 0, address.Toggle(filter.Key, value).ToString(), true, filter.Key == "language" ? value : null),
    ];
}
