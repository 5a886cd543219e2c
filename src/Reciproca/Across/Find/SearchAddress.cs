using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Reciproca.Spine.Search;

namespace Reciproca.Across.Find;

/// <summary>A search as an address: words, filters, order and page. Every filter is a link, so it works without script and can be kept.</summary>
public sealed record SearchAddress(string Path, string Text, IReadOnlyDictionary<string, string[]> Filters, Order Order = Order.Relevance, int Page = 1)
{
    public const int PageSize = 20;
    private const int MostPreferred = 4, LongestText = 1000, MostValues = 12, LongestValue = 80;

    public static SearchAddress Of(string path, IQueryCollection query) => new(path, Bounded(query["q"].ToString()), ReadFilters(query),
        Enum.TryParse<Order>(query["order"], ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : Order.Relevance,
        int.TryParse(query["p"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, SearchRequest.Deepest / PageSize) : 1)
    {
        Preferred = [.. query["prefer"].OfType<string>().Where(l => l.Length is > 1 and <= 20).Distinct().Take(MostPreferred)],
    };

    /// <summary>From what <see cref="Query"/> gave.</summary>
    public static SearchAddress Parse(string address)
    {
        var mark = address.IndexOf('?');
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(mark < 0 ? "" : address[mark..]);
        return Of(mark < 0 ? address : address[..mark], new QueryCollection(query));
    }

    /// <summary>Languages the reader would rather read, in the order they were chosen.</summary>
    public string[] Preferred { get; init; } = [];

    public bool IsNarrowed => Filters.Count > 0;

    public bool Has(string dimension, string value) => Filters.TryGetValue(dimension, out var values) && values.Contains(value);

    /// <summary>The address with this value put in, or taken out where it is in.</summary>
    public SearchAddress Toggle(string dimension, string value)
    {
        var values = Filters.GetValueOrDefault(dimension, []);
        string[] changed = values.Contains(value) ? [.. values.Where(v => v != value)] : [.. values, value];
        var filters = Filters.Where(f => f.Key != dimension).ToDictionary();
        if (changed.Length > 0) filters[dimension] = changed;
        return this with { Filters = filters, Page = 1 };
    }

    /// <summary>The language put last among the preferred, or taken out where it is in.</summary>
    public SearchAddress TogglePreferred(string language) =>
        this with { Preferred = Preferred.Contains(language) ? [.. Preferred.Where(l => l != language)] : [.. Preferred, language], Page = 1 };

    public SearchAddress Cleared => this with { Filters = new Dictionary<string, string[]>(), Page = 1 };

    public SearchRequest Request(Sight sight, string language) => new(sight)
    {
        Text = Text, Language = language, Filters = Filters, Order = Order, Preferred = Preferred, Skip = (Page - 1) * PageSize, Take = PageSize, Counted = true,
    };

    public string Query
    {
        get
        {
            var query = new QueryBuilder();
            if (Text.Length > 0) query.Add("q", Text);
            foreach (var (name, values) in Filters.OrderBy(f => f.Key, StringComparer.Ordinal)) query.Add(name, values);
            if (Order != Order.Relevance) query.Add("order", Order.ToString().ToLowerInvariant());
            if (Preferred.Length > 0) query.Add("prefer", Preferred);
            if (Page > 1) query.Add("p", Page.ToString(CultureInfo.InvariantCulture));
            return query.ToString();
        }
    }

    public string Feed => File("atom");

    /// <summary>The same list as a file or a feed.</summary>
    public string File(string ending) => $"{Path}.{ending}" + (this with { Page = 1, Order = Order.Relevance }).Query;

    public override string ToString() => Path + Query;

    private static string Bounded(string text) => (text.Length > LongestText ? text[..LongestText] : text).Replace("\0", "").Trim();

    private static Dictionary<string, string[]> ReadFilters(IQueryCollection query) => query.Where(q => Facet.IsFilter(q.Key))
        .Select(q => (q.Key, Values: q.Value.OfType<string>().Where(v => v.Length is > 0 and <= LongestValue).Distinct().Take(MostValues).ToArray()))
        .Where(q => q.Values.Length > 0).ToDictionary(q => q.Key, q => q.Values);
}
