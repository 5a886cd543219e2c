using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Files;
using Reciproca.Spine.Texts;

namespace Reciproca.Web.Records;

/// <summary>The files of a record: add, take off, put back.</summary>
[OnRecord(Ability.Edit), RequestSizeLimit(MostSent), RequestFormLimits(MultipartBodyLengthLimit = MostSent)]
public sealed class FilesModel(RecordOfRequest found, Attachments attachments, RecordStore store, Texts texts) : PageModel
{
    /// <summary>Above our own limit, so that we can say which file was too large instead of hanging up.</summary>
    private const long MostSent = 64 * 1024 * 1024;

    public Record Record => found.Record;
    public ILookup<bool, Attachment> Files { get; private set; } = null!;

    [BindProperty]
    public string? Description { get; set; }

    public async Task OnGetAsync() => Files = await attachments.All(Record.Id);

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (file is null) return await Refuse("file.missing", StatusCodes.Status422UnprocessableEntity);
        try
        {
            if (Record.Attachments.Count >= Attachments.MostFiles) throw new RefusedFile("file.too-many");
            var attachment = await attachments.Take(file, Description);
            return await Changed(record => record.Attachments.Add(attachment), "file.added");
        }
        catch (RefusedFile refused)
        {
            return await Refuse(refused.TextKey, refused.TextKey == "file.too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity);
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid attachment) =>
        await attachments.Remove(Record.Id, attachment) ? await Changed(_ => { }, "file.removed") : NotFound();

    public async Task<IActionResult> OnPostPutBackAsync(Guid attachment) =>
        await attachments.PutBack(Record.Id, attachment) ? await Changed(_ => { }, "file.put-back-done") : NotFound();

    /// <summary>A file is a change of its record: who follows it elsewhere must hear of it.</summary>
    private async Task<IActionResult> Changed(Action<Record> change, string said)
    {
        var record = (await store.Open(Record.Id))!;
        change(record);
        await store.Save(record, await store.Body(record));
        return this.Done(Request.Path, said);
    }

    private async Task<IActionResult> Refuse(string textKey, int status)
    {
        this.Wrong(textKey == "file.description-missing" ? nameof(Description) : "file", texts[textKey, Attachments.MostBytes / 1024 / 1024]);
        await OnGetAsync();
        return this.Refused(status);
    }
}
