using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Exchanges;

/// <summary>An exchange: its six steps, how far it is, and what comes next.</summary>
[OnRecord(Ability.Read)]
public sealed class ShowModel(RecordOfRequest found, RecordStore store, AppDb db, Visitor visitor, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public Exchange Exchange { get; private set; } = null!;
    public bool Inside { get; private set; }
    public bool MayEdit { get; private set; }
    public IReadOnlyList<Organisation> Partners { get; private set; } = [];
    public string? Missing => Exchange.Missing(Record.Best(texts.Language), Record.Codes("format").Any(), Today);
    private DateOnly Today => DateOnly.FromDateTime(store.Now);

    public async Task OnGetAsync()
    {
        Exchange = await db.Read(Record);
        (Inside, MayEdit) = (RecordPermissions.May(visitor, Ability.Inside, Record) == Answer.Yes, RecordPermissions.May(visitor, Ability.Edit, Record) == Answer.Yes);
        var owners = Record.Parties.Select(p => p.OrganisationId).Prepend(Record.StewardId).ToList();
        Partners = [.. (await db.Set<Organisation>().AsNoTracking().Where(o => owners.Contains(o.Id)).ToListAsync()).OrderBy(o => owners.IndexOf(o.Id))];
    }

    [OnRecord(Ability.Edit)]
    public Task<IActionResult> OnPostNextAsync() => Move(exchange => exchange.GoOn(), "exchange.moved-on", guarded: true);

    [OnRecord(Ability.Edit)]
    public Task<IActionResult> OnPostBackAsync() => Move(exchange => exchange.GoBack(), "exchange.moved-back", guarded: false);

    private async Task<IActionResult> Move(Action<Exchange> move, string said, bool guarded)
    {
        var record = (await store.Open(Record.Id))!;
        var exchange = await db.Set<Exchange>().Whole().SingleAsync(e => e.Id == record.Id);
        if (guarded && exchange.Missing(record.Best(texts.Language), record.Codes("format").Any(), Today) is { } missing)
        {
            this.Wrong("", texts[missing]);
            await OnGetAsync();
            return this.Refused();
        }
        move(exchange);
        Outbox.Add(db, new ExchangeMoved(record.Id, Guid.CreateVersion7(), $"step.{exchange.Step.ToString().ToLowerInvariant()}", visitor.PersonId, []), record.Id.ToString(), store.Now);
        await store.Save(record, exchange);
        return this.Done(ExchangeKind.Kind.Address(record), said);
    }
}
