using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Kinds.Organisations;

/// <summary>Puts letters about an organisation into the unit of work at hand; saved with their cause.</summary>
public sealed class OrganisationLetters(AppDb db, NodeSettings node, TimeProvider clock)
{
    public void Invite(Organisation to, string email, string by, string language, string secret) =>
        Add(new Recipient(email, email, language), new Invited(to.Name, by, $"{node.Address}/organisations/invitation?code={secret}"));

    public async Task AskToDecide(Organisation organisation, Person asking, string words)
    {
        foreach (var one in await Deciders(organisation.Id))
            Add(Recipient.Of(one), new JoinAsked(one.Name, organisation.Name, asking.Name, asking.Email!, words, $"{node.Address}/organisations/{organisation.ShortId}/people"));
    }

    public void Decided(Organisation organisation, Person asking, bool accepted) =>
        Add(Recipient.Of(asking), new JoinDecided(asking.Name, organisation.Name, accepted, Link(organisation)));

    public async Task Verified(Organisation organisation, string? declined)
    {
        foreach (var one in await Deciders(organisation.Id)) Add(Recipient.Of(one), new Verification(one.Name, organisation.Name, declined, Link(organisation)));
    }

    /// <summary>Focal points and administrators; the secretariat where there is none.</summary>
    private async Task<List<Person>> Deciders(Guid organisation)
    {
        var (deciding, writing) = (Roles.AtLeast(Role.FocalPoint), Roles.AtLeast(Role.Author));
        var own = await db.Users.AsNoTracking().Where(p => p.Memberships.Any(m => m.OrganisationId == organisation && deciding.Contains(m.Role))).ToListAsync();
        return own.Count > 0 ? own : await db.Users.AsNoTracking().Where(p => p.Memberships.Any(m => m.Organisation.RunsNode && writing.Contains(m.Role))).ToListAsync();
    }

    private string Link(Organisation organisation) => $"{node.Address}/organisations/{organisation.ShortId}";

    private void Add(Recipient to, ILetter letter) => Letter.Add(db, to, letter, clock.GetUtcNow().UtcDateTime);
}
