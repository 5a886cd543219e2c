using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Kinds.Practices.Import;
using Reciproca.Spine.People;
using Reciproca.Spine.Records.Files;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Practices;

/// <summary>A document becomes a filled form. Nothing is saved until the author has read it and sends the form.</summary>
[Author, RequestSizeLimit(MostSent), RequestFormLimits(MultipartBodyLengthLimit = MostSent)]
public sealed class ImportModel(Visitor visitor, Texts texts) : PageModel, IPracticePage
{
    private const long MostSent = 64 * 1024 * 1024;

    public PracticeForm Form { get; private set; } = new();
    public bool Read { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        try
        {
            if (file is null) throw new RefusedFile("file.missing");
            var (bytes, type) = await Attachments.Checked(file);
            Form = PracticeDraft.Of(DocumentText.Of(bytes, type), visitor.Language);
            Read = true;
            return Page();
        }
        catch (RefusedFile refused)
        {
            this.Wrong("file", texts[refused.TextKey, Attachments.MostBytes / 1024 / 1024]);
            return this.Refused(refused.TextKey == "file.too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity);
        }
    }
}
