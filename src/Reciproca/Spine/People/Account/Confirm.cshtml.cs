using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Reciproca.Spine.People.Account;

/// <summary>The link of the first letter: the address is the person's.</summary>
[Anyone]
public sealed class ConfirmModel(UserManager<Person> users) : PageModel
{
    public bool Confirmed { get; private set; }

    public async Task OnGetAsync(Guid person, string? code)
    {
        var known = await users.FindByIdAsync(person.ToString());
        Confirmed = known is not null && (await users.ConfirmEmailAsync(known, AccountLetters.Code(code))).Succeeded;
        if (!Confirmed) Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
