using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Reciproca.Spine.People.Sessions;

/// <summary>Identity's sign-in, which also keeps the list of sessions: every way in starts one, signing out ends it.</summary>
public sealed class PersonSignIn(
    UserManager<Person> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation, SessionList sessions)
    : SignInManager<Person>(users, http, claims, options, log, schemes, confirmation)
{
    public override async Task SignInWithClaimsAsync(Person person, AuthenticationProperties? properties, IEnumerable<Claim> more)
    {
        var session = SessionList.IdOf(Context.User) ?? (await sessions.Start(person.Id, Context.Request.Headers.UserAgent)).Id;
        await base.SignInWithClaimsAsync(person, properties, more.Append(new Claim(Session.Claim, session.ToString())));
    }

    public override async Task SignOutAsync()
    {
        if (SessionList.IdOf(Context.User) is { } session) await sessions.End(session);
        await base.SignOutAsync();
    }
}
