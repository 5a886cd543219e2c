using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Calendar;

/// <summary>On the page of an agreement or exchange, for those to whom it belongs: <c>&lt;slot name="Dates" record="…" /&gt;</c>.</summary>
public sealed class DatesViewComponent(AppDb db, RecordKinds kinds, Visitor visitor) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record) =>
        await db.Set<Record>().AsNoTracking().Include(r => r.Parties).SingleAsync(r => r.Id == record) is { } found && RecordPermissions.May(visitor, Ability.Inside, found) == Answer.Yes
            ? View("/Across/Calendar/Dates.cshtml", kinds.Address(found)) : Content("");
}
