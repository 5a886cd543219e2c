using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web.Flows;
using Reciproca.Web.Records;

namespace Reciproca.Across.Impact;

/// <summary>What two organisations gave each other, and in which initiatives.</summary>
[Anyone]
public sealed class BetweenModel(ImpactReader reader, RecordKinds kinds, Texts texts) : PageModel
{
    public Flows Giving { get; private set; } = new("", []);
    public IReadOnlyList<RecordCard> Cards { get; private set; } = [];
    public string Names { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? one, string? other, CancellationToken cancel)
    {
        var pairs = await reader.Between(one ?? "", other ?? "", cancel);
        if (pairs.Count == 0) return NotFound();
        Names = $"{pairs[0].From} – {pairs[0].To}";
        Giving = PairWords.Flows(texts["impact.reciprocity"], pairs, texts);
        Cards = [.. (await reader.Shared(one!, other!, cancel)).Select(r => RecordCard.Of(r, kinds, texts))];
        return Page();
    }
}
