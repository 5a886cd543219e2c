using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.People;

/// <summary>The people of an organisation: who comes, who goes, who does what. Answers with the text key of a refusal, or null when it is done.</summary>
public sealed class Team(AppDb db, Visitor visitor, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<List<Membership>> Of(Guid organisation)
    {
        var all = await db.Set<Membership>().Include(m => m.Person).Where(m => m.OrganisationId == organisation).ToListAsync();
        return [.. all.OrderByDescending(m => m.Role).ThenBy(m => m.Since)];
    }

    /// <summary>Nobody gives more than they have; below focal point nobody gives anything.</summary>
    public bool MayGive(Guid organisation, Role role) => visitor.IsSecretariat || visitor.Has(organisation, role > Role.FocalPoint ? role : Role.FocalPoint);

    public async Task Admit(Guid organisation, Guid person, Role role, string office = "")
    {
        if (await db.FindAsync<Membership>(person, organisation) is { } already) already.Role = already.Role > role ? already.Role : role;
        else db.Add(new Membership { PersonId = person, OrganisationId = organisation, Role = role, Office = office, Since = Now });
        if (await db.FindAsync<JoinRequest>(organisation, person) is { } asked) db.Remove(asked);
        await db.SaveChangesAsync();
    }

    public async Task<string?> Change(Guid organisation, Guid person, Role role, string office)
    {
        if (await db.FindAsync<Membership>(person, organisation) is not { } member) return "team.no-member";
        if (!MayGive(organisation, role) || !MayGive(organisation, member.Role)) return "team.not-yours-to-give";
        if (role != Role.Administrator && await IsLastAdministrator(member)) return "team.last-administrator";
        (member.Role, member.Office) = (role, office);
        await db.SaveChangesAsync();
        return null;
    }

    public async Task<string?> Remove(Guid organisation, Guid person)
    {
        if (await db.FindAsync<Membership>(person, organisation) is not { } member) return "team.no-member";
        if (person != visitor.PersonId && !MayGive(organisation, member.Role)) return "team.not-yours-to-give";
        if (await IsLastAdministrator(member)) return "team.last-administrator";
        db.Remove(member);
        await db.SaveChangesAsync();
        return null;
    }

    /// <summary>The office and its role pass to a colleague in one step; who had them stays as author.</summary>
    public async Task<string?> HandOver(Guid organisation, Guid from, Guid to)
    {
        var (giver, taker) = (await db.FindAsync<Membership>(from, organisation), await db.FindAsync<Membership>(to, organisation));
        if (giver is null || taker is null || from == to) return "team.no-member";
        if (from != visitor.PersonId && !MayGive(organisation, giver.Role)) return "team.not-yours-to-give";
        (taker.Role, taker.Office) = (taker.Role > giver.Role ? taker.Role : giver.Role, giver.Office);
        (giver.Role, giver.Office) = (Role.Author, "");
        await db.SaveChangesAsync();
        return null;
    }

    /// <returns>The secret for the link in the letter; only its hash is kept.</returns>
    public string Invite(Guid organisation, string email, Role role, string office)
    {
        var secret = RandomNumberGenerator.GetHexString(40, lowercase: true);
        db.Add(new Invitation
        {
            Id = Guid.CreateVersion7(Now), OrganisationId = organisation, Email = email, Role = role, Office = office, Hash = HashOf(secret), ExpiresAt = Now + Invitation.Life, InvitedByPersonId = visitor.PersonId,
        });
        return secret;
    }

    public async Task<Invitation?> Invited(string? secret)
    {
        var (hash, now) = (HashOf(secret ?? ""), Now);
        return await db.Set<Invitation>().Include(i => i.Organisation).SingleOrDefaultAsync(i => i.Hash == hash && i.ExpiresAt > now);
    }

    public async Task Accept(Invitation invitation, Guid person)
    {
        db.Remove(invitation);
        await Admit(invitation.OrganisationId, person, invitation.Role, invitation.Office);
    }

    private async Task<bool> IsLastAdministrator(Membership member) => member.Role == Role.Administrator
        && !await db.Set<Membership>().AnyAsync(m => m.OrganisationId == member.OrganisationId && m.PersonId != member.PersonId && m.Role == Role.Administrator);

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
