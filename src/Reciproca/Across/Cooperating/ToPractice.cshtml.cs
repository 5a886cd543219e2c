using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Web;

namespace Reciproca.Across.Cooperating;

/// <summary>One click from what was learned together to a practice.</summary>
[OnRecord(Ability.Edit)]
public sealed class ToPracticeModel(RecordOfRequest found, RecordKinds kinds, NoteToPractice note, Visitor visitor) : PageModel
{
    private Record Origin => found.Record;
    private bool May => NoteToPractice.CanCome(Origin) && visitor.ActingFor is { Role: >= Role.Author } acting && Origin.Owners.Contains(acting.OrganisationId);

    public IActionResult OnGet() => Redirect(kinds[Origin.Kind].Address(Origin));

    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!May) return NotFound();
        return this.Done(PracticeKind.Kind.Address(await note.Make(Origin)) + "/edit", "cooperate.practice.made");
    }

    public async Task<IActionResult> OnPostAmendAsync(string? practice)
    {
        if (!May || !await note.Amend(Origin, practice ?? "")) return NotFound();
        return this.Done($"/practices/{practice}", "cooperate.practice.amended");
    }
}
