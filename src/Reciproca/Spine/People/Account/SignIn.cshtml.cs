using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Reciproca.Web;

namespace Reciproca.Spine.People.Account;

/// <summary>In by password (and code, when one is asked for) or by passkey. A refusal tells nothing about whose address it is.</summary>
[Anyone, EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(SignInManager<Person> signIn, Texts.Texts texts) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool Remember { get; set; }

    /// <summary>What a passkey answered, from the script.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var result = string.IsNullOrEmpty(Credential) ? await ByPassword() : await signIn.PasskeySignInAsync(Credential);
        if (result.Succeeded) return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        if (result.RequiresTwoFactor) return Redirect($"/account/two-factor?remember={Remember}&returnUrl={Uri.EscapeDataString(ReturnUrl ?? "/")}");
        this.Wrong(string.IsNullOrEmpty(Credential) ? "Password" : "", texts["account.sign-in.refused"]);
        return this.Refused();
    }

    private async Task<Microsoft.AspNetCore.Identity.SignInResult> ByPassword()
    {
        var (password, person) = (Password ?? "", string.IsNullOrEmpty(Email) ? null : await signIn.UserManager.FindByEmailAsync(Email));
        if (person is not null) return await signIn.PasswordSignInAsync(person, password, Remember, lockoutOnFailure: true);
        // takes as long as checking a real password would
        signIn.UserManager.PasswordHasher.HashPassword(new Person(), password);
        return Microsoft.AspNetCore.Identity.SignInResult.Failed;
    }
}
