using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Moving;

/// <summary>A person goes to another organisation: on this node step by step, or on another with a passage that this node vouches for.</summary>
[SignedIn]
public sealed class PersonModel(AppDb db, Visitor visitor, Passages passages, Outside outside) : PageModel
{
    public IReadOnlyList<(string Name, string Link)> Passages { get; private set; } = [];

    public async Task OnGetAsync()
    {
        // a link with a person in it is for them alone
        Response.Headers.CacheControl = "no-store";
        var me = await db.Users.AsNoTracking().SingleAsync(p => p.Id == visitor.PersonId);
        var text = await passages.Write(me.Name, me.Email!, me.Language);
        var peers = await db.Set<Peer>().AsNoTracking().Where(p => p.State == PeerState.Confirmed && p.IsNode).OrderBy(p => p.Name).ToListAsync();
        Passages = me.EmailConfirmed ? [.. peers.Select(p => (p.Name, new Uri(outside.Rules.Home(p.Host), "/account/arrive?passage=" + text).AbsoluteUri))] : [];
    }
}
