using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.People.Account;

/// <summary>Writing is for those who speak for an organisation: how to join one, or to register one.</summary>
[SignedIn]
public sealed class OrganisationModel(AppDb db, Visitor visitor) : PageModel
{
    private const int Most = 20;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<(string Name, string ShortId)> Fitting { get; private set; } = [];
    public IReadOnlyList<(string Name, string ShortId)> Found { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var email = await db.Users.Where(p => p.Id == visitor.PersonId).Select(p => p.Email!).SingleAsync();
        var (domain, name) = (EmailAddress.Domain(email), Fold.Text(Q));
        Fitting = await List(o => o.EmailDomain == domain);
        if (name.Length > 0) Found = await List(o => o.FoldedName.Contains(name));
    }

    private async Task<IReadOnlyList<(string, string)>> List(System.Linq.Expressions.Expression<Func<Organisation, bool>> which)
    {
        var mine = visitor.Memberships.Select(m => m.OrganisationId).ToList();
        var list = await db.Set<Organisation>().Where(which).Where(o => o.Origin == null && !mine.Contains(o.Id)).OrderBy(o => o.FoldedName).Take(Most).Select(o => new { o.Name, o.ShortId }).ToListAsync();
        return [.. list.Select(o => (o.Name, o.ShortId))];
    }
}
