using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Across.Impact;

/// <summary>On an organisation's page: what it gave and received, and from whom; on that of the network's own secretariat the whole node's.</summary>
public sealed class ReciprocityViewComponent(ImpactReader reader, AppDb db, Texts texts) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        var organisation = await db.Set<Organisation>().AsNoTracking().Where(o => o.Id == record).Select(o => new { o.ShortId, o.RunsNode }).SingleOrDefaultAsync();
        if (organisation is null) return Content("");
        var pairs = await reader.Pairs(organisation.RunsNode ? null : organisation.ShortId);
        return pairs.Count == 0 ? Content("") : View("/Across/Impact/Reciprocity.cshtml", PairWords.Flows(texts["impact.reciprocity"], pairs, texts));
    }
}
