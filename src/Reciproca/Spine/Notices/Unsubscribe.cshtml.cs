using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Notices;

/// <summary>
/// Looking changes nothing (mail programs look by themselves); the button, or the mail program's own one-click POST (RFC 8058), does. The token is the permission.
/// </summary>
[Anyone, IgnoreAntiforgeryToken]
public sealed class UnsubscribeModel(UnsubscribeLink link, AppDb db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }
    public bool Done { get; private set; }

    public IActionResult OnGet() => link.Read(Token) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (link.Read(Token) is not { } person) return NotFound();
        await db.Users.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Digest, Digest.Off));
        Done = true;
        return Page();
    }
}
