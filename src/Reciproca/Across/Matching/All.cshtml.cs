using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Matching;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Web.Records;

namespace Reciproca.Across.Matching;

/// <summary>Everything that could fit a need or an offer, page by page, with the points that each has: nobody is hidden by a score.</summary>
[OnRecord(Ability.Read)]
public sealed class AllModel(RecordOfRequest found, Matcher matcher, Matches matches, RecordKinds kinds) : PageModel
{
    private const int OnAPage = 20;

    public FoundRecord Record { get; private set; } = null!;
    public string Back => kinds.Address(found.Record);

    /// <summary>Kinds that are looked for, and "organisation" for cities alike.</summary>
    public IReadOnlyList<string> Kinds { get; private set; } = [];
    public string Kind { get; private set; } = "";
    public int Number { get; private set; }
    public int Total { get; private set; }
    public int Pages => Math.Min((Total + OnAPage - 1) / OnAPage, SearchRequest.Deepest);
    public IReadOnlyList<RecordCard> Cards { get; private set; } = [];
    public IReadOnlyList<Ranked> Cities { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, string? kind, int p = 1)
    {
        if (await matcher.Entry(found.Record.Id) is not { } entry) return NotFound();
        Record = entry.Card;
        Kinds = [.. Matches.Wanted.GetValueOrDefault(entry.Card.Kind, []), "organisation"];
        (Kind, Number) = (kind is not null && Kinds.Contains(kind) ? kind : Kinds[0], Math.Max(1, p));
        var page = Kind == "organisation" ? matcher.AllPeers(entry.Card.Steward, Skip, OnAPage) : matcher.All(entry, Kind, Skip, OnAPage);
        Total = page.Total;
        if (Kind == "organisation") Cities = page.Ranked; else Cards = matches.Cards(page.Ranked, points: true);
        return Page();
    }

    private int Skip => (int)Math.Min((long)(Number - 1) * OnAPage, int.MaxValue - OnAPage - 1);
}
