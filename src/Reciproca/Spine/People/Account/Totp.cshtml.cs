using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QRCoder;
using Reciproca.Web;

namespace Reciproca.Spine.People.Account;

/// <summary>Turns on codes from the telephone: scan, type one to prove it works, keep the recovery codes.</summary>
[SignedIn, EnableRateLimiting(RateLimits.SignIn)]
public sealed class TotpModel(SignInManager<Person> signIn, NodeSettings node, Texts.Texts texts) : PageModel
{
    private const int RecoveryCodeCount = 10;

    [BindProperty]
    public string? Code { get; set; }

    public string Key { get; private set; } = "";
    public string Picture { get; private set; } = "";
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    private UserManager<Person> Users => signIn.UserManager;

    public async Task<IActionResult> OnGetAsync()
    {
        var me = (await Users.GetUserAsync(User))!;
        if (me.TwoFactorEnabled) return Redirect("/account/security");
        await Draw(me);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var me = (await Users.GetUserAsync(User))!;
        if (!await Users.VerifyTwoFactorTokenAsync(me, Users.Options.Tokens.AuthenticatorTokenProvider, (Code ?? "").Replace(" ", "")))
        {
            this.Wrong("Code", texts["account.two-factor.wrong"]);
            await Draw(me);
            return this.Refused();
        }
        await Users.SetTwoFactorEnabledAsync(me, true);
        RecoveryCodes = [.. await Users.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodeCount) ?? []];
        await signIn.RefreshSignInAsync(me);
        return Page();
    }

    private async Task Draw(Person me)
    {
        if (await Users.GetAuthenticatorKeyAsync(me) is null) await Users.ResetAuthenticatorKeyAsync(me);
        Key = (await Users.GetAuthenticatorKeyAsync(me))!;
        var (issuer, account) = (Uri.EscapeDataString(node.Name), Uri.EscapeDataString(me.Email!));
        using var code = QRCodeGenerator.GenerateQrCode($"otpauth://totp/{issuer}:{account}?secret={Key}&issuer={issuer}&digits=6", QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        Picture = "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(5));
    }
}
