using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People.Sessions;
using Reciproca.Web;

namespace Reciproca.Spine.People.Account;

/// <summary>Where I am signed in, and the way to end it there.</summary>
[SignedIn]
public sealed class SessionsModel(SessionList sessions, Visitor visitor) : PageModel
{
    public IReadOnlyList<Session> List { get; private set; } = [];

    public Guid? Mine => SessionList.IdOf(User);

    public async Task OnGetAsync() => List = await sessions.Of(visitor.PersonId!.Value);

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        await sessions.End(visitor.PersonId!.Value, id);
        return this.Done("/account/sessions", "account.sessions.ended");
    }

    public async Task<IActionResult> OnPostOthersAsync()
    {
        await sessions.EndOthers(visitor.PersonId!.Value, Mine);
        return this.Done("/account/sessions", "account.sessions.ended");
    }
}
