using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;

namespace Reciproca.Web.About;

[Anyone]
public sealed class AccessibilityModel : PageModel
{
    public void OnGet() { }
}
