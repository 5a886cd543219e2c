using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Kinds.Exchanges;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Web;

namespace Reciproca.Across.Cooperating;

/// <summary>One click from the peer-learning note to a practice.</summary>
[OnRecord(Ability.Edit)]
public sealed class ToPracticeModel(RecordOfRequest found, NoteToPractice note, Visitor visitor) : PageModel
{
    private Record Exchange => found.Record;
    private bool May => Exchange.Kind == ExchangeKind.Kind.Name && visitor.ActingFor is { Role: >= Role.Author } acting && Exchange.Owners.Contains(acting.OrganisationId);

    public IActionResult OnGet() => Redirect(ExchangeKind.Kind.Address(Exchange));

    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!May) return NotFound();
        return this.Done(PracticeKind.Kind.Address(await note.Make(Exchange)) + "/edit", "cooperate.practice.made");
    }

    public async Task<IActionResult> OnPostAmendAsync(string? practice)
    {
        if (!May || !await note.Amend(Exchange, practice ?? "")) return NotFound();
        return this.Done($"/practices/{practice}", "cooperate.practice.amended");
    }
}
