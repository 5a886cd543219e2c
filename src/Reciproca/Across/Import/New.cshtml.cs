using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Files;
using Reciproca.Spine.Sheets;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Across.Import;

/// <summary>A file is brought in and looked through; what is wrong is said row by row, and nothing is written yet.</summary>
[Importer]
[RequestSizeLimit(SheetTable.MostBytes + 64 * 1024)]
public sealed class NewModel(ImportCheck check, RecordKinds kinds, Texts texts) : PageModel
{
    private const int MostShown = 200;

    [BindProperty]
    public string Kind { get; set; } = "";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public IReadOnlyList<ImportError> Errors { get; private set; } = [];
    public bool More { get; private set; }
    public IReadOnlyList<RecordKind> Kinds => [.. kinds.All.Where(k => k.InMenu)];
    public IEnumerable<Choice> Choices => Kinds.Select(k => new Choice(k.Name, texts[$"{k.Name}.many"]));

    public void OnGet() { }

    public IActionResult OnGetTemplate(string kind, [FromServices] ImportTemplate template) => Kinds.FirstOrDefault(k => k.Name == kind) is { } known
        ? File(template.Of(known), FileType.Excel.MediaType, $"{known.Path}.xlsx") : NotFound();

    public async Task<IActionResult> OnPostAsync([FromServices] AppDb db, [FromServices] Visitor visitor, [FromServices] TimeProvider clock)
    {
        if (Kinds.FirstOrDefault(k => k.Name == Kind) is not { } kind) this.Wrong(nameof(Kind), texts["import.kind.missing"]);
        else if (Upload is null) this.Wrong(nameof(Upload), texts["file.missing"]);
        else if (await Look(kind) is { } looked)
        {
            var batch = new ImportBatch
            {
                Id = Guid.CreateVersion7(), Kind = kind.Name, PersonId = visitor.PersonId!.Value, Name = Path.GetFileName(Upload.FileName), At = clock.GetUtcNow().UtcDateTime,
                Content = looked.Bytes, Added = looked.Plan.Added, Changed = looked.Plan.Changed, Same = looked.Plan.Same,
            };
            if (batch.Name.Length > 255) batch.Name = batch.Name[..255];
            db.Add(batch);
            await db.SaveChangesAsync();
            return Redirect($"/import/{batch.Id}");
        }
        return this.Refused();
    }

    private async Task<(byte[] Bytes, ImportPlan Plan)?> Look(RecordKind kind)
    {
        try
        {
            if (Upload!.Length > SheetTable.MostBytes) throw new RefusedFile("import.file.large");
            using var content = new MemoryStream();
            await Upload.CopyToAsync(content);
            var plan = await check.Look(kind, SheetTable.Read(content.ToArray()), HttpContext.RequestAborted);
            (Errors, More) = ([.. plan.Errors.Take(MostShown)], plan.Errors.Count > MostShown);
            if (Errors.Count == 0) return (content.ToArray(), plan);
            this.Wrong(nameof(Upload), texts["import.wrong"]);
        }
        catch (RefusedFile refused) { this.Wrong(nameof(Upload), texts[refused.TextKey]); }
        return null;
    }
}
