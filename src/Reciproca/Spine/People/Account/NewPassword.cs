using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Reciproca.Spine.People.Account;

/// <summary>What we ask of a password: length, for that is what protects; and that it is not the address.</summary>
public static class NewPassword
{
    public const int Shortest = 10, Longest = 200;

    public static void Check(PageModel page, string field, string? password, string? email, Texts.Texts texts)
    {
        if (password is not { Length: >= Shortest and <= Longest }) page.ModelState.AddModelError(field, texts["account.password.short", Shortest]);
        else if (string.Equals(password, email, StringComparison.OrdinalIgnoreCase)) page.ModelState.AddModelError(field, texts["account.password.is-email"]);
    }
}
