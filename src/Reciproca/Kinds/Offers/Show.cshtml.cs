using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Web;

namespace Reciproca.Kinds.Offers;

[OnRecord(Ability.Read)]
public sealed class ShowModel(RecordOfRequest found, RecordStore store) : PageModel
{
    public Record Record => found.Record;
    public Offer Offer { get; private set; } = null!;

    public async Task OnGetAsync() => Offer = await found.Body<Offer>();

    [OnRecord(Ability.Manage)]
    public Task<IActionResult> OnPostPauseAsync() => Change(offer => offer.Pause(), "offer.paused");

    [OnRecord(Ability.Manage)]
    public Task<IActionResult> OnPostResumeAsync() => Change(offer => offer.Resume(), "offer.resumed");

    private async Task<IActionResult> Change(Action<Offer> change, string said)
    {
        var record = (await store.Open(Record.Id))!;
        var offer = (Offer)await store.Body(record);
        change(offer);
        await store.Save(record, offer);
        return this.Done(OfferKind.Kind.Address(record), said);
    }
}
