using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Records.Freshness;

/// <summary>The letter that asks whether a record still holds.</summary>
public sealed record StillValid(string Name, string Title, string Link, DateTime SharedOn, DateTime Until) : ILetter
{
    public string Subject(Texts.Texts texts) => texts["freshness.letter.subject", Title];
}

/// <summary>Writes to those who speak for the steward: its focal points, and where there is none its authors.</summary>
public sealed class AskForConfirmation(AppDb db, RecordKinds kinds, ConfirmationLink link, TimeProvider clock) : IReaction<ConfirmationWanted>
{
    public async Task React(ConfirmationWanted wanted, CancellationToken cancel)
    {
        var record = await db.Set<Record>().AsNoTracking().Include(r => r.Versions).SingleOrDefaultAsync(r => r.Id == wanted.RecordId, cancel);
        if (record is null || record.AskedOn != wanted.AskedOn) return;
        foreach (var person in await Speakers(record.StewardId, cancel)) Write(record, person);
    }

    private async Task<List<Person>> Speakers(Guid steward, CancellationToken cancel)
    {
        var members = await db.Set<Membership>().AsNoTracking().Where(m => m.OrganisationId == steward && m.Person.EmailConfirmed)
            .Select(m => new { m.Person, m.Role }).ToListAsync(cancel);
        var focal = members.Where(m => m.Role >= Role.FocalPoint).ToList();
        return [.. (focal.Count > 0 ? focal : members.Where(m => m.Role == Role.Author)).Select(m => m.Person)];
    }

    private void Write(Record record, Person person)
    {
        var (shared, until) = (record.PublishedAt ?? record.CreatedAt, record.ConfirmedOn!.Value + kinds[record.Kind].ConfirmAfter);
        Letter.Add(db, Recipient.Of(person), new StillValid(person.Name, record.Best(person.Language).Title, link.To(record), shared, until), clock.GetUtcNow().UtcDateTime);
    }
}
