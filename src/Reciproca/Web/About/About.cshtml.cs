using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;

namespace Reciproca.Web.About;

[Anyone]
public sealed class AboutModel : PageModel
{
    public void OnGet() { }
}
