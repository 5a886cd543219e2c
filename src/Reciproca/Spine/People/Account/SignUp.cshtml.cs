using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Spine.People.Account;

/// <summary>A new account. The page answers the same whether the address is known or not; only its mailbox learns which.</summary>
[Anyone, EnableRateLimiting(RateLimits.Letter)]
public sealed class SignUpModel(UserManager<Person> users, AccountLetters letters, Texts.Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SignUpForm Form { get; set; } = new();

    public void OnGet() => Form.Language = texts.Language;

    public async Task<IActionResult> OnPostAsync()
    {
        Check();
        if (!ModelState.IsValid) return this.Refused();
        if (await users.FindByEmailAsync(Form.Email!) is { } known) await Answer(known);
        else await Create();
        return Redirect("/account/check-mail");
    }

    private void Check()
    {
        if (Fold.Clean(Form.Name).Length is 0 or > 200) this.Wrong("Form.Name", texts["account.name.missing"]);
        if (!EmailAddress.IsOne(Form.Email)) this.Wrong("Form.Email", texts["account.email.wrong"]);
        if (!Texts.InterfaceTexts.Languages.Contains(Form.Language)) this.Wrong("Form.Language", texts["form.unknown-choice"]);
        NewPassword.Check(this, "Form.Password", Form.Password, Form.Email, texts);
    }

    private async Task Create()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var person = new Person { Id = Guid.CreateVersion7(now), Name = Fold.Clean(Form.Name), Language = Form.Language, JoinedAt = now, Email = Form.Email, UserName = Form.Email };
        if ((await users.CreateAsync(person, Form.Password!)).Succeeded) await letters.AskToConfirm(person);
    }

    private async Task Answer(Person known)
    {
        if (known.EmailConfirmed)
        {
            // takes as long as creating an account would
            users.PasswordHasher.HashPassword(known, Form.Password!);
            await letters.SayInUse(known);
            return;
        }
        // whoever asked last owns the letter: an older password must not survive its confirmation
        (known.Name, known.Language) = (Fold.Clean(Form.Name), Form.Language);
        await users.RemovePasswordAsync(known);
        await users.AddPasswordAsync(known, Form.Password!);
        await letters.AskToConfirm(known);
    }
}

public sealed class SignUpForm
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Password { get; set; }
    public string Language { get; set; } = "en";
}

/// <summary>Whether something can be a mailbox; only a letter can prove that it is one.</summary>
public static class EmailAddress
{
    public static bool IsOne(string? text) =>
        text is { Length: > 2 and <= 254 } && MailAddress.TryCreate(text, out var address) && address.Address == text && !text.Any(char.IsWhiteSpace);

    public static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();
}
