using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Kinds.Organisations;

/// <summary>The ways into an organisation: by invitation, by its mail domain, or by asking.</summary>
public sealed class JoiningDesk(AppDb db, Team team, OrganisationLetters letters, Visitor visitor, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<List<JoinRequest>> Requests(Guid organisation) =>
        db.Set<JoinRequest>().Include(r => r.Person).Where(r => r.OrganisationId == organisation).OrderBy(r => r.At).ToListAsync();

    public async Task<List<Invitation>> Invitations(Guid organisation)
    {
        var now = Now;
        return await db.Set<Invitation>().Where(i => i.OrganisationId == organisation && i.ExpiresAt > now).OrderBy(i => i.ExpiresAt).ToListAsync();
    }

    public async Task Invite(Organisation organisation, string email, Role role, string office)
    {
        letters.Invite(organisation, email, visitor.Name, visitor.Language, team.Invite(organisation.Id, email, role, office));
        await db.SaveChangesAsync();
    }

    public Task Revoke(Guid organisation, Guid invitation) => db.Set<Invitation>().Where(i => i.Id == invitation && i.OrganisationId == organisation).ExecuteDeleteAsync();

    /// <summary>At once for an address of the organisation's own domain; otherwise someone of it decides.</summary>
    /// <returns>Whether the person belongs now.</returns>
    public async Task<bool> Ask(Organisation organisation, string words)
    {
        var me = await db.Users.SingleAsync(p => p.Id == visitor.PersonId);
        if (me.EmailConfirmed && organisation.EmailDomain is { } domain && MailDomain.OwnOf(me.Email!) == domain)
        {
            await team.Admit(organisation.Id, me.Id, Role.Author);
            return true;
        }
        if (await db.FindAsync<JoinRequest>(organisation.Id, me.Id) is not null) return false;
        db.Add(new JoinRequest { OrganisationId = organisation.Id, PersonId = me.Id, Words = words, At = Now });
        await letters.AskToDecide(organisation, me, words);
        await db.SaveChangesAsync();
        return false;
    }

    /// <returns>False when nobody asks any more.</returns>
    public async Task<bool> Decide(Organisation organisation, Guid person, bool accepted)
    {
        if (await db.Set<JoinRequest>().Include(r => r.Person).SingleOrDefaultAsync(r => r.OrganisationId == organisation.Id && r.PersonId == person) is not { } request) return false;
        letters.Decided(organisation, request.Person, accepted);
        if (accepted) await team.Admit(organisation.Id, person, Role.Author);
        else
        {
            db.Remove(request);
            await db.SaveChangesAsync();
        }
        return true;
    }
}
