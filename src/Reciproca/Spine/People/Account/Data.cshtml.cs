using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Spine.People.Account;

/// <summary>Take my data along, or leave. What I wrote for my organisation stays with it; my name goes.</summary>
[SignedIn, EnableRateLimiting(RateLimits.SignIn)]
public sealed class DataModel(SignInManager<Person> signIn, PersonalData data, AppDb db, Texts.Texts texts) : PageModel
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Organisations that would be left without an administrator.</summary>
    public IReadOnlyList<string> Orphans { get; private set; } = [];

    private Guid Me => Guid.Parse(signIn.UserManager.GetUserId(User)!);

    public async Task OnGetAsync() => Orphans = await db.Set<Membership>().Where(m => m.PersonId == Me && m.Role == Role.Administrator
        && !m.Organisation.Memberships.Any(other => other.PersonId != Me && other.Role == Role.Administrator)).Select(m => m.Organisation.Name).ToListAsync();

    public async Task<IActionResult> OnGetExportAsync() =>
        File(JsonSerializer.SerializeToUtf8Bytes(await data.Export(Me), Json), "application/json", "reciproca-my-data.json");

    public async Task<IActionResult> OnPostAsync()
    {
        var person = await signIn.UserManager.GetUserAsync(User);
        if (!await signIn.UserManager.CheckPasswordAsync(person!, Password ?? ""))
        {
            this.Wrong("Password", texts["account.password.wrong"]);
            await OnGetAsync();
            return this.Refused();
        }
        await data.Erase(person!.Id);
        await signIn.SignOutAsync();
        return this.Done("/", "account.delete.done");
    }
}
