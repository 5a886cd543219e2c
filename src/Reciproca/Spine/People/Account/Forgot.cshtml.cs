using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Reciproca.Web;

namespace Reciproca.Spine.People.Account;

/// <summary>A letter with a way back in; the answer is the same for an address that nobody has.</summary>
[Anyone, EnableRateLimiting(RateLimits.Letter)]
public sealed class ForgotModel(UserManager<Person> users, AccountLetters letters, Texts.Texts texts) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!EmailAddress.IsOne(Email)) this.Wrong("Email", texts["account.email.wrong"]);
        if (!ModelState.IsValid) return this.Refused();
        if (await users.FindByEmailAsync(Email!) is { } person) await (person.EmailConfirmed ? letters.OfferReset(person) : letters.AskToConfirm(person));
        return Redirect("/account/check-mail");
    }
}
