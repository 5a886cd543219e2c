using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Across.Import;

/// <summary>One batch: what it would do, how far it is, what it did; and the ways on and back.</summary>
[Importer]
public sealed class ShowModel(AppDb db, Visitor visitor, ImportProgress progress, TimeProvider clock) : PageModel
{
    public ImportBatch Batch { get; private set; } = null!;
    public (int Done, int Of)? Progress => progress.Of(Batch.Id);

    public async Task<IActionResult> OnGetAsync(Guid batch) => await Find(batch) ? Page() : NotFound();

    public async Task<IActionResult> OnPostConfirmAsync(Guid batch)
    {
        if (!await Find(batch)) return NotFound();
        if (Batch.State == ImportState.Checked)
        {
            Batch.State = ImportState.Waiting;
            Outbox.Add(db, new ImportConfirmed(batch), batch.ToString(), clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        }
        return Redirect($"/import/{batch}");
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid batch, [FromServices] UndoImport undo)
    {
        if (!await Find(batch)) return NotFound();
        await db.Entry(Batch).Collection(b => b.Records).LoadAsync();
        await undo.Undo(Batch);
        return this.Done($"/import/{batch}", "import.undone");
    }

    /// <summary>Whose batch it is, or the secretariat; for others there is none.</summary>
    private async Task<bool> Find(Guid id)
    {
        var found = await db.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == id);
        if (found is null || (found.PersonId != visitor.PersonId && !visitor.IsSecretariat)) return false;
        Batch = found;
        return true;
    }
}
