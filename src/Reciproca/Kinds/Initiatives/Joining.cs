using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>Who comes in, who leaves, who becomes part of another. What was given stays with whoever gave it.</summary>
public sealed class Joining(AppDb db, RecordStore store, TimeProvider clock)
{
    private const int MostLike = 6;
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>By short id or by name without regard to case and accents; null when there is none, or more than one.</summary>
    public async Task<Organisation?> Find(string? name)
    {
        var (folded, typed) = (Fold.Text(name), Fold.Clean(name));
        var found = await db.Set<Organisation>().AsNoTracking().Where(o => o.ShortId == typed || o.FoldedName == folded).Take(2).ToListAsync();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Names that resemble what was typed, to choose from.</summary>
    public async Task<IReadOnlyList<string>> Like(string? name)
    {
        var folded = Fold.Text(name);
        return folded.Length < 2 ? [] : await db.Set<Organisation>().Where(o => o.FoldedName.Contains(folded)).OrderBy(o => o.FoldedName).Take(MostLike).Select(o => o.Name).ToListAsync();
    }

    public Task<string?> NameOf(Guid organisation) => db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => (string?)o.Name).SingleOrDefaultAsync();

    /// <summary>Into a record that is being begun or has been opened; written with its save.</summary>
    public Party Add(Record record, Organisation? organisation, string name, string country, PartyRole role)
    {
        var party = new Party { Id = Guid.CreateVersion7(Now), InitiativeId = record.Id, OrganisationId = organisation?.Id, Role = role, Since = Now };
        if (organisation is null) (party.OutsideName, party.OutsideCountry) = (Fold.Clean(name), country);
        else record.LetIn(organisation.Id, Now);
        db.Add(party);
        return party;
    }

    /// <summary>One that has left comes back with what it gave; anyone else comes in.</summary>
    public async Task Return(Record record, Organisation? organisation, string name, string country, PartyRole role)
    {
        var former = organisation is null ? null : await db.Set<Party>().SingleOrDefaultAsync(p => p.InitiativeId == record.Id && p.OrganisationId == organisation.Id);
        if (former is null) Add(record, organisation, name, country, role);
        else
        {
            (former.LeftAt, former.LeftWhy, former.SuccessorId, former.Role) = (null, null, null, role);
            record.LetIn(organisation!.Id, Now);
        }
        await Save(record);
    }

    public async Task Save(Record record)
    {
        Outbox.Add(db, new FiguresChanged(record.Id), record.Id.ToString(), Now);
        await store.Save(record, await store.Body(record), ownRevision: true);
    }

    public async Task Leave(Record record, Guid partyId, string why)
    {
        var party = await db.Set<Party>().SingleAsync(p => p.Id == partyId && p.InitiativeId == record.Id);
        party.Leave(why, Now);
        if (party.OrganisationId is { } organisation) record.LetGo(organisation, Now);
        await Save(record);
    }

    /// <summary>A party has become part of another organisation: its figures stay its own, the successor takes its place from now on.</summary>
    public async Task Merge(Record record, Guid partyId, Organisation successor)
    {
        var parties = await db.Set<Party>().Where(p => p.InitiativeId == record.Id).ToListAsync();
        var old = parties.Single(p => p.Id == partyId);
        var heir = parties.Find(p => p.OrganisationId == successor.Id) ?? Add(record, successor, "", "", old.Role);
        heir.LeftAt = null;
        record.LetIn(successor.Id, Now);
        old.BecomePartOf(heir, Now);
        if (old.OrganisationId is { } organisation) record.LetGo(organisation, Now);
        // what is on its way to the old one arrives at the new one
        foreach (var gift in await db.Set<Contribution>().Where(c => c.InitiativeId == record.Id && c.ToId == old.Id && c.ReplacedAt == null && c.State != FigureState.Confirmed).ToListAsync())
            gift.ToId = gift.PartyId == heir.Id ? null : heir.Id;
        await Save(record);
    }
}
