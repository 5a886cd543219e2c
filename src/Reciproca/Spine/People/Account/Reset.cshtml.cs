using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Reciproca.Spine.People.Sessions;
using Reciproca.Web;

namespace Reciproca.Spine.People.Account;

/// <summary>A new password by the link in the letter; every device is signed out.</summary>
[Anyone, EnableRateLimiting(RateLimits.SignIn)]
public sealed class ResetModel(UserManager<Person> users, SessionList sessions, Texts.Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var person = await users.FindByIdAsync(Person.ToString());
        NewPassword.Check(this, "Password", Password, person?.Email, texts);
        if (!ModelState.IsValid) return this.Refused();
        if (person is null || !(await users.ResetPasswordAsync(person, AccountLetters.Code(Code), Password!)).Succeeded)
        {
            this.Wrong("", texts["account.link-old.text"]);
            return this.Refused();
        }
        await users.SetLockoutEndDateAsync(person, null);
        await sessions.EndOthers(person.Id, mine: null);
        return this.Done("/account/sign-in", "account.reset.done");
    }
}
