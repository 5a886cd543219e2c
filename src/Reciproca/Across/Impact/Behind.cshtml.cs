using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web.Records;

namespace Reciproca.Across.Impact;

/// <summary>The records behind a figure. Only public ones count, so everybody may see them.</summary>
[Anyone]
public sealed class BehindModel(ImpactReader reader, RecordKinds kinds, Texts texts) : PageModel
{
    private const int MostPages = 400;

    public IReadOnlyList<RecordCard> Cards { get; private set; } = [];
    public long Total { get; private set; }
    public int Number { get; private set; }
    public bool More => ImpactReader.HasMore(Number, Total);
    public string Measure { get; private set; } = "";
    public string? A { get; private set; }
    public string? B { get; private set; }

    public async Task<IActionResult> OnGetAsync(string measure, string? a, string? b, [FromQuery(Name = "page")] int page, CancellationToken cancel)
    {
        if (!Measures.All.Contains(measure)) return NotFound();
        (Measure, A, B, Number) = (measure, a, b, Math.Clamp(page, 1, MostPages));
        var (records, total) = await reader.Behind(measure, a, b, Number, cancel);
        (Cards, Total) = ([.. records.Select(r => RecordCard.Of(r, kinds, texts))], total);
        return Page();
    }

    public string Address(int page) => ImpactModel.Behind(Measure, A, B) + $"&page={page}";
}
