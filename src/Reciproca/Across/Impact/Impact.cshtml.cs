using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web.Flows;
using Reciproca.Web.Map;

namespace Reciproca.Across.Impact;

/// <summary>What has come of all that is shared here: every figure says how it is counted and leads to its records.</summary>
[Anyone]
public sealed class ImpactModel(ImpactReader reader, AppDb db, Shelf shelf, Texts texts) : PageModel
{
    private const int MostArcs = 40;

    public Figures Figures { get; private set; } = null!;
    public IReadOnlyList<Pair> Pairs { get; private set; } = [];
    public Pacific Map { get; private set; } = new("", [], []);

    public async Task OnGetAsync()
    {
        (Figures, Pairs) = (await reader.Read(), await reader.Pairs(null));
        Map = Draw(await shelf.Get(typeof(Pacific), Places));
    }

    public Flows Giving => PairWords.Flows(texts["impact.reciprocity"], Pairs, texts);

    public string Country(string code) => Concepts.Standard.Label(Schemes.Country, code, texts.Language);

    /// <summary>Where the records behind a figure are listed.</summary>
    public static string Behind(string measure, string? a = null, string? b = null) => "/impact/records" + QueryString.Create(
        new KeyValuePair<string, string?>[] { new("measure", measure), new("a", a), new("b", b) }.Where(q => q.Value is not null));

    /// <summary>A country stands where its organisations are; one of which no place is known stands in the table alone.</summary>
    private async Task<Dictionary<string, (double Longitude, double Latitude)>> Places()
    {
        var countries = Figures.Of(Measures.Flow).SelectMany(t => new[] { t.A, t.B }).Distinct().ToList();
        var found = await db.Set<Organisation>().Where(o => countries.Contains(o.Country) && o.Longitude != null && o.Latitude != null)
            .GroupBy(o => o.Country).Select(g => new { g.Key, Longitude = g.Average(o => o.Longitude!.Value), Latitude = g.Average(o => o.Latitude!.Value) }).ToListAsync();
        return found.ToDictionary(f => f.Key, f => (f.Longitude, f.Latitude));
    }

    private Pacific Draw(Dictionary<string, (double Longitude, double Latitude)> at)
    {
        var flows = Figures.Of(Measures.Flow).Where(f => at.ContainsKey(f.A) && at.ContainsKey(f.B)).OrderByDescending(f => f.Records).Take(MostArcs).ToList();
        var places = flows.SelectMany(f => new[] { f.A, f.B }).Distinct().ToDictionary(c => c, c => new Place(Country(c), at[c].Longitude, at[c].Latitude, $"/initiatives?country={c}", Kind: "initiative"));
        return new Pacific(texts["impact.map"], [.. places.Values], [.. flows.Select(f => new Crossing(places[f.A], places[f.B], texts.Count("impact.initiatives", f.Records)))]);
    }
}

/// <summary>What passed between two organisations, in words and as lines.</summary>
public static class PairWords
{
    public static string What(this Texts texts, Pair pair) => string.Join("; ", Parts(texts, pair));

    public static Flows Flows(string title, IReadOnlyList<Pair> pairs, Texts texts) => new(title,
        [.. pairs.Select(p => new Flow(new FlowEnd(p.From, $"/organisations/{p.FromId}"), new FlowEnd(p.To, $"/organisations/{p.ToId}"), texts.What(p), p.Initiatives, $"/impact/between?one={p.FromId}&other={p.ToId}"))]);

    public static string Dollars(this Texts texts, long cents) => "USD " + Math.Round(cents / 100m).ToString("N0", texts.Culture);

    private static IEnumerable<string> Parts(Texts texts, Pair pair)
    {
        yield return texts.Count("impact.initiatives", pair.Initiatives);
        if (pair.HundredthDays > 0) yield return texts["impact.person-days", texts.Number(pair.HundredthDays / 100d)];
        if (pair.Cents > 0) yield return texts.Dollars(pair.Cents);
    }
}
