using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Texts;
using Reciproca.Web.Map;

namespace Reciproca.Across.Find;

/// <summary>All records of one kind: the same page for every kind, at its path.</summary>
[Anyone]
public sealed class ListModel(Finding finding, RecordKinds kinds, RecordSearch search, Texts texts) : PageModel
{
    private const int MostPlaces = 300;

    public RecordKind Kind { get; private set; } = null!;
    public Found Found { get; private set; } = null!;

    /// <summary>Where the organisations lie; null on lists of what has no place of its own.</summary>
    public Pacific? Map { get; private set; }

    public bool CanBeginHere => InterfaceTexts.Find("en", $"{Kind.Name}.new.title") is not null;

    public async Task OnGet(string list)
    {
        Kind = kinds.ByPath(list)!;
        Found = await finding.Find(SearchAddress.Of("/" + Kind.Path, Request.Query), texts, Kind.Name);
        if (Kind.Body == typeof(Organisation)) Map = Places();
    }

    private Pacific Places()
    {
        var request = Found.Address.Request(Sight.Public, texts.Language) with { Skip = 0, Take = MostPlaces, Counted = false };
        var places = search.Find(request.Of(Kind.Name)).Hits.Select(h => h.Card.Steward).Where(s => s is { Latitude: not null, Longitude: not null })
            .Select(s => new Place(s.Name, s.Longitude!.Value, s.Latitude!.Value, $"/{Kind.Path}/{s.ShortId}"));
        return new Pacific(texts[$"{Kind.Name}.many"], [.. places], []);
    }
}
