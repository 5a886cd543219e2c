using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.People;

/// <summary>Reads the signed-in person's memberships afresh on each request, so that a role taken away is gone at once.</summary>
public sealed class VisitorMiddleware(RequestDelegate next)
{
    public const string ActingForCookie = "acting-for";

    public async Task Invoke(HttpContext http, Visitor visitor)
    {
        if (Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) await Recognise(http, visitor, http.RequestServices.GetRequiredService<AppDb>(), id);
        await next(http);
    }

    private static async Task Recognise(HttpContext http, Visitor visitor, AppDb db, Guid id)
    {
        var person = await db.Users.AsNoTracking().Where(p => p.Id == id).Select(p => new
        {
            p.Name,
            p.Language,
            Memberships = p.Memberships.Select(m => new Belonging(m.OrganisationId, m.Organisation.Name, m.Organisation.ShortId,
                m.Role, m.Organisation.RunsNode, m.Organisation.VerifiedAt != null)).ToList(),
        }).SingleOrDefaultAsync(http.RequestAborted);
        if (person is null) return;
        visitor.SignIn(id, person.Name, person.Memberships, Guid.TryParse(http.Request.Cookies[ActingForCookie], out var acting) ? acting : null);
        visitor.Language = person.Language;
    }
}
