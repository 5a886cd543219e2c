using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Notices;

/// <summary>How many notices wait, beside the bell.</summary>
public sealed class BellViewComponent(AppDb db, Visitor visitor) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View("/Spine/Notices/_Bell.cshtml",
        await db.Set<Notice>().CountAsync(n => n.PersonId == visitor.PersonId && n.ReadAt == null));
}
