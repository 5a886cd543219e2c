using Microsoft.AspNetCore.Mvc;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;

namespace Reciproca.Across.Impact;

/// <summary>On an organisation's page: what it gave and received, and from whom; on that of the network's own secretariat the whole node's.</summary>
public sealed class ReciprocityViewComponent(ImpactReader reader, RecordOfRequest found, Texts texts) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        var organisation = await found.Body<Organisation>();
        var pairs = await reader.Pairs(organisation.RunsNode ? null : organisation.ShortId);
        return pairs.Count == 0 ? Content("") : View("/Across/Impact/Reciprocity.cshtml", PairWords.Flows(texts["impact.reciprocity"], pairs, texts));
    }
}
