using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Needs.AcrossNodes;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Matching;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Needs;

/// <summary>A need: what it is, who may have solved it, who has answered, and how it ended.</summary>
[OnRecord(Ability.Read)]
public sealed class ShowModel(RecordOfRequest found, RecordStore store, Answering answering, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Need Need { get; private set; } = null!;
    public IReadOnlyList<NeedAnswer> Answers { get; private set; } = [];

    [BindProperty]
    public string? Why { get; set; }

    public async Task OnGetAsync() => (Need, Answers) = (await found.Body<Need>(), await answering.To(Record.Id));

    [OnRecord(Ability.Manage)]
    public async Task<IActionResult> OnPostCloseAsync([FromServices] AppDb db)
    {
        if (Fold.Clean(Why).Length < 3) { this.Wrong(nameof(Why), texts["need.close.missing"]); await OnGetAsync(); return this.Refused(); }
        Outbox.Add(db, new NeedEnded(Record.Id), Record.Id.ToString(), Now);
        return await Change(need => need.Close(Fold.Clean(Why), Now), "need.closed");
    }

    [OnRecord(Ability.Manage)]
    public Task<IActionResult> OnPostReopenAsync() => Change(need => need.Reopen(), "need.reopened");

    /// <summary>"This answered our need": said by the city that asked.</summary>
    [OnRecord(Ability.Manage)]
    public async Task<IActionResult> OnPostAcceptAsync(Guid answer, [FromServices] AppDb db, [FromServices] MatchWeights exchanges)
    {
        if (await db.Set<NeedAnswer>().Include(a => a.Organisation).SingleOrDefaultAsync(a => a.Id == answer && a.NeedId == Record.Id) is not { } accepted) return NotFound();
        accepted.AcceptedAt = Now;
        Outbox.Add(db, new NeedEnded(Record.Id), Record.Id.ToString(), Now);
        await exchanges.Keep(accepted.OrganisationId, Record.StewardId, Record.Id);
        return await Change(need => need.Answer(Fold.Clean(Why) is { Length: > 0 } how ? how : accepted.Organisation.Name, Now), "need.answered");
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<IActionResult> Change(Action<Need> change, string said)
    {
        var record = (await store.Open(Record.Id))!;
        var need = (Need)await store.Body(record);
        change(need);
        await store.Save(record, need);
        return this.Done(NeedKind.Kind.Address(record), said);
    }
}
