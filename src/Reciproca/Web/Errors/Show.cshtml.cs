using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;

namespace Reciproca.Web.Errors;

/// <summary>What went wrong, what to do now, and the way back.</summary>
[Anyone, IgnoreAntiforgeryToken]
public sealed class ShowModel : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 410, 413, 429, 500];

    public int Code { get; private set; }

    /// <summary>The number under which we have a text; others are told as a bad request or a failure of ours.</summary>
    public int Told => Known.Contains(Code) ? Code : Code < 500 ? 400 : 500;

    public void OnGet(int code) => Response.StatusCode = Code = code is >= 400 and < 600 ? code : 404;

    public void OnPost(int code) => OnGet(code);
}
