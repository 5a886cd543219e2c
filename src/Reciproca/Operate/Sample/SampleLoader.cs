using Microsoft.AspNetCore.Identity;
using Reciproca.Kinds.Needs;
using Reciproca.Kinds.Offers;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Operate.Sample;

/// <summary>Brings the sample data into an empty node, through the same store as people do.</summary>
public sealed class SampleLoader(AppDb db, RecordStore store, RecordKinds kinds, UserManager<Person> people, SampleRound round, TimeProvider clock)
{
    private readonly Dictionary<string, Organisation> organisations = [];
    private readonly Dictionary<string, Record> records = [];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="region">Only what lies on this side of the Pacific, for two nodes that exchange the rest; null for all on one node.</param>
    public async Task Load(string? region = null)
    {
        foreach (var organisation in SampleData.Organisations(region)) await Add(organisation);
        await db.SaveChangesAsync();
        foreach (var practice in SampleData.Practices().Where(p => organisations.ContainsKey(p.Steward))) await Add(practice);
        foreach (var record in SampleData.Records().Where(r => organisations.ContainsKey(r.Steward))) await Add(record);
        foreach (var record in SampleData.Records().Where(r => records.ContainsKey(r.Key))) Link(record);
        await db.SaveChangesAsync();
        await new SampleInitiatives(db, store).Load(organisations);
        foreach (var account in SampleAccounts.All.Where(a => organisations.ContainsKey(a.Organisation))) await Person(account);
        // a round across the Pacific needs both shores on one node
        if (region is null) await round.Load();
    }

    private async Task Add(SampleOrganisation sample)
    {
        var organisation = new Organisation
        {
            Id = Guid.CreateVersion7(), ShortId = ShortId.Next(), Country = sample.Country, Tier = sample.Tier, Sample = sample.Sample, RunsNode = sample.RunsNode,
            Latitude = sample.Latitude, Longitude = sample.Longitude, Population = sample.Population, Income = sample.Income, Website = sample.Website, VerifiedAt = Now,
        };
        organisation.Rename(sample.Name);
        organisations[sample.Key] = organisation;
        if (kinds.All.FirstOrDefault(k => k.Body == typeof(Organisation)) is not { } kind) { db.Add(organisation); return; }
        var record = store.Start(kind, organisation.Id, sample.About.Keys.FirstOrDefault("en"), organisation);
        organisation.ShortId = record.ShortId;
        record.Source = sample.CoordinatesSource is null ? sample.Source : $"{sample.Source} · {sample.CoordinatesSource}";
        foreach (var (language, about) in sample.About.DefaultIfEmpty(new("en", "")))
        {
            var version = record.Write(language);
            (version.Title, version.Summary, version.At) = (sample.Name, about, Now);
        }
        record.Tag(Schemes.Language, sample.Languages);
        record.Tag(Schemes.Hazard, sample.Hazards);
        record.Tag(Schemes.Landform, sample.Landforms);
        record.Tag(Schemes.Power, sample.Powers);
        record.Publish(stewardIsTrusted: true, Now);
        await store.Save(record, organisation);
    }

    private async Task Add(SourcedPractice sample)
    {
        var (record, body) = Start("practice", sample.Key, sample.Steward, sample.SourceLanguage, sample.Tags);
        record.Source = string.Join(" · ", sample.Source);
        foreach (var (language, text) in sample.Texts) Write(record.Write(language), text.Title, text.Summary, text.Sections);
        await store.Save(record, body);
    }

    private async Task Add(SampleRecord sample)
    {
        var (record, body) = Start(sample.Kind, sample.Key, sample.Steward, sample.Language, sample.Tags);
        Write(record.Write(sample.Language), sample.Title, "", sample.Sections);
        if (body is Need need && sample.DeadlineInMonths is { } months) need.Deadline = DateOnly.FromDateTime(Now).AddMonths(months);
        if (body is Offer offer)
        {
            offer.PersonDays = offer.PersonDaysLeft = sample.PersonDaysAYear;
            if (Enum.TryParse<CostSharing>(sample.CostSharing, out var sharing)) offer.CostSharing = sharing;
        }
        await store.Save(record, body);
    }

    private (Record Record, IKeyed Body) Start(string kindName, string key, string steward, string language, IReadOnlyDictionary<string, IReadOnlyList<string>> tags)
    {
        var kind = kinds[kindName];
        var body = (IKeyed)Activator.CreateInstance(kind.Body)!;
        var record = records[key] = store.Start(kind, organisations[steward].Id, language, body);
        foreach (var (scheme, codes) in tags) record.Tag(scheme, codes);
        record.Publish(stewardIsTrusted: true, Now);
        return (record, body);
    }

    private void Write(RecordVersion version, string title, string summary, IReadOnlyDictionary<string, string> sections)
    {
        (version.Title, version.Summary, version.At) = (title, summary, Now);
        foreach (var (name, text) in sections) version[name] = text;
    }

    private void Link(SampleRecord sample)
    {
        foreach (var link in sample.Links.Where(l => records.ContainsKey(l.To)))
            db.Add(new RecordLink { Id = Guid.CreateVersion7(), FromId = records[sample.Key].Id, ToId = records[link.To].Id, Type = Enum.Parse<LinkType>(link.Type), At = Now });
    }

    private async Task Person(SampleAccount account)
    {
        var person = new Person
        {
            Id = Guid.CreateVersion7(), Name = account.Name, UserName = account.Email, Email = account.Email, EmailConfirmed = true,
            Language = account.Language, JoinedAt = Now,
        };
        person.Memberships.Add(new Membership { OrganisationId = organisations[account.Organisation].Id, Role = Role.Administrator, Since = Now });
        var made = await people.CreateAsync(person, SampleAccounts.Password);
        if (!made.Succeeded) throw new InvalidOperationException(string.Join(" ", made.Errors.Select(e => e.Description)));
    }
}
