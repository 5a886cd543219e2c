using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Agreements;

/// <summary>Recomputes the hashes of a log file that somebody brings: ours or another node's. Nothing of it is kept.</summary>
[Anyone, RequestSizeLimit(Most * 2), RequestFormLimits(MultipartBodyLengthLimit = Most * 2)]
public sealed class VerifyModel(Texts texts) : PageModel
{
    private const long Most = 8 * 1024 * 1024;

    public LogFile? Lines { get; private set; }
    public IReadOnlyList<(string Key, string About)> Faults { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (file is null || file.Length == 0) { this.Wrong("file", texts["file.missing"]); return this.Refused(); }
        if (file.Length > Most) { this.Wrong("file", texts["file.too-large", Most / 1024 / 1024]); return this.Refused(StatusCodes.Status413PayloadTooLarge); }
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        Lines = LogFile.Parse(await reader.ReadToEndAsync());
        if (Lines is null) { this.Wrong("file", texts["agreement.verify.no-log"]); return this.Refused(); }
        Faults = [.. Lines.Faults()];
        return Page();
    }
}
