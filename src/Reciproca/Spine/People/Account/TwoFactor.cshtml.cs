using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Reciproca.Web;

namespace Reciproca.Spine.People.Account;

/// <summary>After the password: six digits from the telephone, or one of the recovery codes.</summary>
[Anyone, EnableRateLimiting(RateLimits.SignIn)]
public sealed class TwoFactorModel(SignInManager<Person> signIn, Texts.Texts texts) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Remember { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect("/account/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null) return Redirect("/account/sign-in");
        if ((await Try((Code ?? "").Replace(" ", ""))).Succeeded) return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        this.Wrong("Code", texts["account.two-factor.wrong"]);
        return this.Refused();
    }

    private Task<Microsoft.AspNetCore.Identity.SignInResult> Try(string code) => code.Length == 6 && code.All(char.IsAsciiDigit)
        ? signIn.TwoFactorAuthenticatorSignInAsync(code, Remember, rememberClient: false)
        : signIn.TwoFactorRecoveryCodeSignInAsync(code);
}
