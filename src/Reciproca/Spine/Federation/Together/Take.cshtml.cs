using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Spine.Federation.Together;

/// <summary>One of ours joins what an organisation of another node has begun with it, declines, or leaves.</summary>
[OnRecord(Ability.TakePart)]
public sealed class TakeModel(RecordOfRequest found, TakingPart part, RecordKinds kinds, Texts.Texts texts) : PageModel
{
    [BindProperty] public string? Why { get; set; }

    public Record Record => found.Record;
    public string Address => kinds.Address(Record);

    /// <summary>What is asked for again, because no reason was given: the end of the keys "together.decline" and "together.leave".</summary>
    public string? Asked { get; private set; }

    private string Reason => Fold.Clean(Why) is var clean && clean.Length > 1000 ? clean[..1000] : clean;

    public IActionResult OnGet() => Redirect(Address);

    public async Task<IActionResult> OnPostJoinAsync() => Answer(await part.Join(Record), "together.done.join");

    public async Task<IActionResult> OnPostDeclineAsync() => Reason.Length < 3 ? Ask("decline") : Answer(await part.Decline(Record, Reason), "together.done.decline");

    public async Task<IActionResult> OnPostLeaveAsync() => Reason.Length < 3 ? Ask("leave") : Answer(await part.Leave(Record, Reason), "together.done.leave");

    private PageResult Ask(string again)
    {
        Asked = again;
        this.Wrong(nameof(Why), texts["together.why.missing"]);
        return this.Refused();
    }

    private IActionResult Answer(string? refused, string said)
    {
        if (refused is null) return this.Done(Address + "#together", said);
        this.Wrong("", texts[refused]);
        return this.Refused(StatusCodes.Status409Conflict);
    }
}
