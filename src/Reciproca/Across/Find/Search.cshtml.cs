using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Across.Find;

/// <summary>One box over everything that is public or visible to the reader.</summary>
[Anyone, EnableRateLimiting(RateLimits.Search)]
public sealed class SearchModel(Finding finding, Texts texts) : PageModel
{
    public Found Found { get; private set; } = null!;

    public async Task OnGet() => Found = await finding.Find(SearchAddress.Of("/search", Request.Query), texts);
}
