using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Web.Map;

namespace Reciproca.Across.Home;

/// <summary>The question, what the network holds in numbers, and its newest records.</summary>
[Anyone]
public sealed class IndexModel(HomeReader reader) : PageModel
{
    public IReadOnlyList<KindOnHome> Kinds { get; private set; } = [];
    public int Countries { get; private set; }
    public Pacific Map { get; private set; } = new("", [], []);

    public async Task OnGetAsync()
    {
        Kinds = await reader.Kinds();
        Countries = await reader.Countries();
        Map = await reader.Map();
    }
}
