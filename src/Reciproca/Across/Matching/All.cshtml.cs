using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;

namespace Reciproca.Across.Matching;

/// <summary>All that fits a need or an offer, with the points that each has.</summary>
[OnRecord(Ability.Read)]
public sealed class AllModel(RecordOfRequest found, Matcher matcher, Matches matches, RecordKinds kinds) : PageModel
{
    private const int Most = 20;

    public Fitting Fitting { get; private set; } = null!;
    public string Back => kinds.Address(found.Record);

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (await matcher.Entry(found.Record.Id) is not { } entry) return NotFound();
        Fitting = matches.Read(entry, Most);
        return Page();
    }
}
