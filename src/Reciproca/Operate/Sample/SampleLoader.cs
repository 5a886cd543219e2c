using Microsoft.AspNetCore.Identity;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Operate.Sample;

/// <summary>Brings the sample data into an empty node.</summary>
public sealed class SampleLoader(AppDb db, UserManager<Person> people, TimeProvider clock)
{
    private readonly Dictionary<string, Organisation> organisations = [];

    public async Task Load()
    {
        Organisation("sample-banjir-kanal", "Sample City Banjir Kanal", "ID", "city");
        Organisation("sample-marejada", "Sample City Marejada", "AR", "city");
        Organisation("sample-secretariat", "Sample Secretariat", "ID", "association").RunsNode = true;
        await db.SaveChangesAsync();
        foreach (var account in SampleAccounts.All) await Person(account);
    }

    private Organisation Organisation(string key, string name, string country, string tier)
    {
        var organisation = new Organisation
        {
            Id = Guid.CreateVersion7(), ShortId = ShortId.Next(), Country = country, Tier = tier, Sample = true, VerifiedAt = clock.GetUtcNow().UtcDateTime,
        };
        organisation.Rename(name);
        db.Add(organisations[key] = organisation);
        return organisation;
    }

    private async Task Person(SampleAccount account)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var person = new Person
        {
            Id = Guid.CreateVersion7(), Name = account.Name, UserName = account.Email, Email = account.Email, EmailConfirmed = true,
            Language = account.Language, JoinedAt = now,
        };
        person.Memberships.Add(new Membership { OrganisationId = organisations[account.Organisation].Id, Role = Role.Administrator, Since = now });
        var made = await people.CreateAsync(person, SampleAccounts.Password);
        if (!made.Succeeded) throw new InvalidOperationException(string.Join(" ", made.Errors.Select(e => e.Description)));
    }
}
