using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Exchanges;

/// <summary>A partner leaves, or has become part of another organisation: what it wrote stays, it goes on reading, and somebody answers for the exchange.</summary>
[OnRecord(Ability.Edit)]
public sealed class LeaveModel(RecordOfRequest found, RecordStore store, AppDb db, Visitor visitor, Texts texts) : PageModel
{
    [BindProperty] public string? Why { get; set; }

    /// <summary>Short ids: the partner that was merged, and what it became part of.</summary>
    [BindProperty] public string? Who { get; set; }
    [BindProperty] public string? With { get; set; }

    public Record Record => found.Record;
    public Organisation? Leaving { get; private set; }
    public IReadOnlyList<Choice> Partners { get; private set; } = [];
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var owners = Record.Owners.ToList();
        var all = await db.Set<Organisation>().AsNoTracking().Where(o => owners.Contains(o.Id)).OrderBy(o => o.FoldedName).ToListAsync();
        Leaving = all.Find(o => o.Id == visitor.ActingFor?.OrganisationId);
        Partners = [.. all.Select(o => new Choice(o.ShortId, o.Name))];
        if (visitor.IsSecretariat) Organisations = await db.Set<Organisation>().AsNoTracking().Where(o => o.VerifiedAt != null).OrderBy(o => o.FoldedName).Take(2000).Select(o => new Choice(o.ShortId, o.Name, null, null)).ToListAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        // somebody here has to answer for it: another node cannot
        var owners = Record.Owners.ToList();
        var here = await db.Set<Organisation>().Where(o => o.Origin == null && owners.Contains(o.Id)).Select(o => o.Id).ToListAsync();
        var next = Record.Owners.FirstOrDefault(o => o != Leaving?.Id && here.Contains(o));
        if (Leaving is null) this.Wrong("", texts["exchange.leave.not-partner"]);
        else if (next == default) this.Wrong("", texts["exchange.leave.last"]);
        else if (Fold.Clean(Why).Length < 3) this.Wrong(nameof(Why), texts["exchange.leave.why.missing"]);
        if (!ModelState.IsValid) return this.Refused();
        return await Go(Leaving!.Id, next, "left", [Leaving.Name, Fold.Clean(Why)]);
    }

    [Secretariat]
    public async Task<IActionResult> OnPostMergeAsync()
    {
        if (await found.Find(RouteData.Values["id"] as string ?? "") is not { } record || record.Kind != ExchangeKind.Kind.Name) return NotFound();
        await OnGetAsync();
        var (who, with) = (await Find(Who), await Find(With));
        if (who is null || !record.Owners.Contains(who.Id)) this.Wrong(nameof(Who), texts["exchange.merge.who.missing"]);
        if (with is null || with.Id == who?.Id) this.Wrong(nameof(With), texts["exchange.with.missing"]);
        // another node cannot answer for what is kept here
        else if (with.Origin is not null && who?.Id == record.StewardId) this.Wrong(nameof(With), texts["exchange.leave.last"]);
        if (!ModelState.IsValid) return this.Refused();
        return await Go(who!.Id, with!.Id, "merged", [who.Name, with.Name]);
    }

    private Task<Organisation?> Find(string? shortId) => db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.ShortId == shortId && o.VerifiedAt != null);

    /// <summary>The next one is let in, and answers for the exchange where the one that goes did.</summary>
    private async Task<IActionResult> Go(Guid gone, Guid next, string what, string[] said)
    {
        var record = (await store.Open(Record.Id))!;
        record.LetIn(next, store.Now);
        if (record.StewardId == gone) record.HandOver(next, store.Now);
        record.LetGo(gone, store.Now);
        Outbox.Add(db, new ExchangeMoved(record.Id, Guid.CreateVersion7(), what, visitor.PersonId, said), record.Id.ToString(), store.Now);
        await store.Save(record, await store.Body(record), ownRevision: true);
        return this.Done(ExchangeKind.Kind.Address(record), $"exchange.{what}");
    }
}
