using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Reciproca.Web;

namespace Reciproca.Spine.People.Account;

/// <summary>What the browser needs to make or to use a passkey; asked by the script.</summary>
[Anyone, EnableRateLimiting(RateLimits.SignIn)]
public sealed class PasskeyOptionsModel(SignInManager<Person> signIn) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string act) => act switch
    {
        // names nobody: the authenticator offers the accounts it has for this node
        "signin" => Json(await signIn.MakePasskeyRequestOptionsAsync(null)),
        "register" when await signIn.UserManager.GetUserAsync(User) is { } me => Json(await signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity { Id = me.Id.ToString(), Name = me.Email!, DisplayName = me.Name })),
        _ => NotFound(),
    };

    private ContentResult Json(string options) => Content(options, "application/json");
}
