using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Reciproca.Spine.People.Sessions;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Spine.People.Account;

/// <summary>Password, codes from the telephone, passkeys.</summary>
[SignedIn, EnableRateLimiting(RateLimits.SignIn)]
public sealed class SecurityModel(SignInManager<Person> signIn, SessionList sessions, Texts.Texts texts) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? New { get; set; }

    [BindProperty]
    public string? Proof { get; set; }

    [BindProperty]
    public string? PasskeyName { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public bool HasTotp { get; private set; }
    public int RecoveryCodesLeft { get; private set; }
    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    private UserManager<Person> Users => signIn.UserManager;

    public async Task OnGetAsync() => await Show(await Me());

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        var me = await Me();
        NewPassword.Check(this, "New", New, me.Email, texts);
        if (ModelState.IsValid && !(await Users.ChangePasswordAsync(me, Password ?? "", New!)).Succeeded) this.Wrong("Password", texts["account.password.wrong"]);
        if (!ModelState.IsValid) return await Refuse(me);
        await sessions.EndOthers(me.Id, SessionList.IdOf(User));
        return await Finish(me, "account.password.changed");
    }

    public async Task<IActionResult> OnPostTotpOffAsync()
    {
        var me = await Me();
        if (!await Users.CheckPasswordAsync(me, Proof ?? "")) this.Wrong("Proof", texts["account.password.wrong"]);
        if (!ModelState.IsValid) return await Refuse(me);
        await Users.SetTwoFactorEnabledAsync(me, false);
        await Users.ResetAuthenticatorKeyAsync(me);
        return await Finish(me, "account.totp.is-off");
    }

    public async Task<IActionResult> OnPostAddPasskeyAsync()
    {
        var (me, answer) = (await Me(), await signIn.PerformPasskeyAttestationAsync(Credential ?? "{}"));
        if (!answer.Succeeded) this.Wrong("", texts["page.passkey-failed"]);
        if (!ModelState.IsValid) return await Refuse(me);
        answer.Passkey!.Name = Fold.Clean(PasskeyName) is { Length: > 0 and <= 100 } name ? name : Device.Of(Request.Headers.UserAgent);
        await Users.AddOrUpdatePasskeyAsync(me, answer.Passkey);
        return this.Done("/account/security", "account.passkeys.added");
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string id)
    {
        try { await Users.RemovePasskeyAsync(await Me(), Convert.FromHexString(id)); }
        catch (FormatException) { return BadRequest(); }
        return this.Done("/account/security", "account.passkeys.removed");
    }

    private async Task<Person> Me() => (await Users.GetUserAsync(User))!;

    private async Task Show(Person me) => (HasTotp, RecoveryCodesLeft, Passkeys) =
        (await Users.GetTwoFactorEnabledAsync(me), await Users.CountRecoveryCodesAsync(me), await Users.GetPasskeysAsync(me));

    private async Task<IActionResult> Refuse(Person me)
    {
        await Show(me);
        return this.Refused();
    }

    /// <summary>The change made this very cookie old too.</summary>
    private async Task<IActionResult> Finish(Person me, string said)
    {
        await signIn.RefreshSignInAsync(me);
        return this.Done("/account/security", said);
    }
}
