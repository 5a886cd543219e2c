using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Freshness;

namespace Reciproca.Web.Records;

/// <summary>One click in a letter says that a record still holds. Opening the link changes nothing, because mail filters open links too.</summary>
[Anyone]
public sealed class ConfirmModel(RecordOfRequest found, RecordStore store, ConfirmationLink link, RecordKinds kinds) : PageModel
{
    public Record Record => found.Record;

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public bool Fits { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (await found.Find(id) is null) return NotFound();
        Fits = link.Fits(Token, Record);
        return Fits ? Page() : this.Refused(StatusCodes.Status410Gone);
    }

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (await OnGetAsync(id) is var page && !Fits) return page;
        await store.Confirm(Record.Id);
        return this.Done(kinds.Address(Record), "record.confirmed-now");
    }
}
