using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Reciproca.Spine.People.Sessions;

/// <summary>A cookie holds only while its session is on the list.</summary>
public static class SessionCookie
{
    public static void Configure(CookieAuthenticationOptions cookie)
    {
        (cookie.LoginPath, cookie.AccessDeniedPath) = ("/account/sign-in", "/error/403");
        (cookie.Cookie.Name, cookie.Cookie.SameSite) = ("reciproca", SameSiteMode.Lax);
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (Session.Life, true);
        cookie.Events.OnValidatePrincipal = Validate;
    }

    /// <summary>Identity makes the person anew now and then, and would forget the session.</summary>
    public static void KeepSession(SecurityStampValidatorOptions options) => options.OnRefreshingPrincipal = refreshing =>
    {
        if (refreshing.CurrentPrincipal?.FindFirst(Session.Claim) is { } claim) refreshing.NewPrincipal?.Identities.First().AddClaim(new Claim(claim.Type, claim.Value));
        return Task.CompletedTask;
    };

    private static async Task Validate(CookieValidatePrincipalContext cookie)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(cookie);
        if (cookie.Principal is null) return;
        var sessions = cookie.HttpContext.RequestServices.GetRequiredService<SessionList>();
        if (SessionList.IdOf(cookie.Principal) is { } id && await sessions.See(id)) return;
        cookie.RejectPrincipal();
        await cookie.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
