using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Kinds.Agreements.Clauses;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Agreements;

/// <summary>A further clause: from the library, from those that were taken out, or one of the parties' own.</summary>
[OnRecord(Ability.Edit)]
public sealed class AddClauseModel(RecordOfRequest found, Negotiating negotiating, ClauseLibrary library, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public Agreement Agreement { get; private set; } = null!;
    public IReadOnlyList<LibraryClause> Library { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Agreement = await negotiating.Read(Record);
        Library = [.. (await library.All()).Where(c => Agreement.Text.All(own => own.Code != c.Code))];
    }

    public async Task<IActionResult> OnPostAsync(string? code, Guid? back)
    {
        var from = (await library.All()).FirstOrDefault(c => c.Code == code);
        var added = Guid.Empty;
        var refused = await negotiating.Do(Record.Id, deed =>
        {
            if (!deed.MayWrite) return deed.Own is null ? "agreement.not-party" : "agreement.not-your-move";
            var clause = back is { } id ? deed.Agreement.Clauses.Find(c => c.Id == id && c.RemovedAt is not null)
                : Drafting.Take(deed.Agreement, from ?? new LibraryClause());
            if (clause is null) return "agreement.no-such-clause";
            (clause.RemovedAt, added) = (null, clause.Id);
            deed.Say("clause-added", from?.Heading(texts.Language) ?? "");
            return null;
        });
        if (refused is null) return this.Done($"/agreements/{Record.ShortId}/clauses/{added}", "agreement.clause.added");
        await OnGetAsync();
        this.Wrong("", texts[refused]);
        return this.Refused(StatusCodes.Status409Conflict);
    }
}
