using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Import;

/// <summary>Who a batch is done for, and when: in the background no request says so.</summary>
public sealed class ImportScene(AppDb db, Visitor visitor, RecordKinds kinds, TimeProvider clock, ImportProgress progress)
{
    private readonly Dictionary<Guid, bool> trusted = [];

    public RecordKinds Kinds => kinds;
    public ImportProgress Progress => progress;
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>With the roles that the person has now, not those of the day they confirmed.</summary>
    public async Task SpeakFor(Guid person, CancellationToken cancel)
    {
        var memberships = await db.Set<Membership>().AsNoTracking().Where(m => m.PersonId == person).Select(m => new Belonging(m.OrganisationId, m.Organisation.Name,
            m.Organisation.ShortId, m.Role, m.Organisation.RunsNode, m.Organisation.VerifiedAt != null)).ToListAsync(cancel);
        visitor.SignIn(person, "", memberships);
    }

    public async Task<bool> Trusts(Guid steward)
    {
        if (visitor.IsSecretariat) return true;
        if (!trusted.TryGetValue(steward, out var yes)) trusted[steward] = yes = await db.Set<Organisation>().AnyAsync(o => o.Id == steward && o.VerifiedAt != null);
        return yes;
    }
}
