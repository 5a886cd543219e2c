using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Together;

/// <summary>How organisations of two nodes write a record together: on its home who has come, on the other node what one can do.</summary>
/// <param name="Own">How the visitor's organisation takes part in a record of another node.</param>
/// <param name="Others">Of a record of ours: who of other nodes was let in, and where it lies still on its way.</param>
/// <param name="Acts">What is on its way to the record's home, and what was refused there.</param>
public sealed record TogetherView(Record Record, Participation? Own, IReadOnlyList<(Participation Participation, DateTime? Waiting)> Others, IReadOnlyList<SentAct> Acts);

/// <summary>On the page of such a record, for those to whom it belongs: <c>&lt;slot name="Together" record="…" /&gt;</c>.</summary>
public sealed class TogetherViewComponent(AppDb db, RecordOfRequest found, TakingPart part, Visitor visitor) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        var head = found.Record;
        if (RecordPermissions.May(visitor, Ability.Inside, head) != Answer.Yes) return Content("");
        if (head.Origin is not null) return await part.Of(head, Role.Reader) is { } own ? Show(new(head, own, [], await Acts(own))) : Content("");
        var all = await db.Set<Participation>().AsNoTracking().Include(p => p.Organisation).Where(p => p.RecordId == record).OrderBy(p => p.At).ToListAsync();
        var offers = all.ConvertAll(p => p.Offer);
        var waiting = await db.Set<Dispatch>().AsNoTracking().Where(d => offers.Contains(d.Key)).ToDictionaryAsync(d => d.Key, d => d.At);
        return all.Count == 0 ? Content("") : Show(new(head, null, all.ConvertAll(p => (p, waiting.TryGetValue(p.Offer, out var at) ? (DateTime?)at : null)), []));
    }

    private Microsoft.AspNetCore.Mvc.ViewComponents.ViewViewComponentResult Show(TogetherView view) => View("/Spine/Federation/Together/Together.cshtml", view);

    private Task<List<SentAct>> Acts(Participation own) => db.Set<SentAct>().AsNoTracking().Where(a => a.RecordId == own.RecordId && a.OrganisationId == own.OrganisationId && (a.AnsweredAt == null || a.Refused != null))
        .OrderByDescending(a => a.At).Take(5).ToListAsync();
}
