using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Texts;
using Reciproca.Web.Records;
using Reciproca.Web;

namespace Reciproca.Across.Find;

/// <summary>What the search box offers while someone types: concepts first, then titles, each a link.</summary>
[Anyone, EnableRateLimiting(RateLimits.Search)]
public sealed class SuggestModel(Suggestions suggestions, RecordKinds kinds, Visitor visitor, Texts texts) : PageModel
{
    public JsonResult OnGet(string? q)
    {
        var sight = Sight.Of(visitor);
        var concepts = suggestions.Concepts(q ?? "", texts.Language, sight)
            .Select(c => new Suggestion(c.Label(texts.Language), $"/search?{c.Scheme}={Uri.EscapeDataString(c.Code)}", texts[$"search.facet.{c.Scheme}"]));
        var titles = suggestions.Titles(q ?? "", sight, texts.Language)
            .Select(r => new Suggestion(r.In(texts.Language).Title, FoundCards.Address(r, kinds), texts[$"{r.Kind}.one"]));
        return new JsonResult(concepts.Concat(titles));
    }
}

public sealed record Suggestion(string Text, string Url, string Kind);
