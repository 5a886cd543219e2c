using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Storage;

namespace Reciproca.Across.OpenData;

/// <summary>Which records, of a kind or of all, a visitor takes out: all that they may see, or what the same words and filters find on the list page.</summary>
public sealed class ListChoice(AppDb db, RecordSearch search, Visitor visitor)
{
    private const int LongestText = 1000, MostValues = 12;

    public async Task<IReadOnlyList<Guid>> Of(RecordKind? kind, IQueryCollection query, CancellationToken cancel)
    {
        var readable = db.Set<Record>().AsNoTracking().Where(RecordPermissions.ReadableBy(visitor));
        if (kind is not null) readable = readable.Where(r => r.Kind == kind.Name);
        if (Found(kind, query) is not { } found) return await readable.OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
        // the index says what fits, the database who may see it
        var allowed = (await readable.Select(r => r.Id).ToListAsync(cancel)).ToHashSet();
        return [.. found.Where(allowed.Contains)];
    }

    private IEnumerable<Guid>? Found(RecordKind? kind, IQueryCollection query)
    {
        var filters = query.Where(q => (kind is null || q.Key != "kind") && Facet.IsFilter(q.Key))
            .ToDictionary(q => q.Key, q => q.Value.OfType<string>().Where(v => v.Length > 0).Take(MostValues).ToArray());
        var text = query["q"].ToString() is { Length: > LongestText } long_ ? long_[..LongestText] : query["q"].ToString();
        if (filters.Values.All(v => v.Length == 0) && string.IsNullOrWhiteSpace(text)) return null;
        var request = new SearchRequest(Sight.Of(visitor)) { Text = text, Language = visitor.Language, Filters = filters, Take = SearchRequest.Deepest };
        return search.Find(kind is null ? request : request.Of(kind.Name)).Hits.Select(h => h.Card.Id);
    }
}
