using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Search;

/// <summary>Reads records with all that the index wants to know, many at once.</summary>
public sealed class RecordReading(AppDb db, RecordKinds kinds, ConceptTagger tagger)
{
    private const int Batch = 500;
    private static readonly MethodInfo SaidBy = typeof(RecordReading).GetMethod(nameof(ReadSaid), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>These records, and all records of an organisation whose profile is among them, because they show its name and context.</summary>
    public Task<List<IndexEntry>> Affected(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default) =>
        Read(db.Set<Record>().Where(r => ids.Contains(r.Id) || ids.Contains(r.StewardId) || r.Parties.Any(p => ids.Contains(p.OrganisationId))), cancel);

    /// <summary>These records alone.</summary>
    public Task<List<IndexEntry>> Of(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default) => Read(db.Set<Record>().Where(r => ids.Contains(r.Id)), cancel);

    public async IAsyncEnumerable<List<IndexEntry>> All([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        var ids = await db.Set<Record>().Select(r => r.Id).OrderBy(id => id).ToListAsync(cancel);
        foreach (var some in ids.Chunk(Batch)) yield return await Read(db.Set<Record>().Where(r => some.Contains(r.Id)), cancel);
    }

    /// <summary>A record that was just read or is not in the index yet, as the index would see it.</summary>
    public async Task<IndexEntry> Of(Record record, CancellationToken cancel = default)
    {
        var steward = record.Steward ?? await db.Set<People.Organisation>().AsNoTracking().SingleAsync(o => o.Id == record.StewardId, cancel);
        return Entry(record, Card(steward, (await StewardTags([record.StewardId], cancel))[record.StewardId]), default);
    }

    private async Task<List<IndexEntry>> Read(IQueryable<Record> which, CancellationToken cancel)
    {
        var records = await which.AsNoTracking().Include(r => r.Steward).Include(r => r.Versions).ThenInclude(v => v.Sections)
            .Include(r => r.Tags).Include(r => r.Parties).ThenInclude(p => p.Organisation).AsSplitQuery().ToListAsync(cancel);
        var tags = await StewardTags([.. records.Select(r => r.StewardId).Distinct()], cancel);
        var stewards = records.DistinctBy(r => r.StewardId).ToDictionary(r => r.StewardId, r => Card(r.Steward, tags[r.StewardId]));
        var said = await Said(records, cancel);
        return [.. records.AsParallel().AsOrdered().Select(r => Entry(r, stewards[r.StewardId], said.GetValueOrDefault(r.Id)))];
    }

    private async Task<ILookup<Guid, string>> StewardTags(IReadOnlyCollection<Guid> stewards, CancellationToken cancel) =>
        (await db.Set<RecordTag>().AsNoTracking().Where(t => stewards.Contains(t.RecordId)).ToListAsync(cancel)).ToLookup(t => t.RecordId, t => $"{t.Scheme}/{t.Code}");

    /// <summary>What only the bodies know.</summary>
    private async Task<Dictionary<Guid, BodySays>> Said(List<Record> records, CancellationToken cancel)
    {
        var all = new Dictionary<Guid, BodySays>();
        foreach (var group in records.GroupBy(r => r.Kind).Where(g => kinds[g.Key] is { State: not null } or { Until: not null }))
            await (Task)SaidBy.MakeGenericMethod(kinds[group.Key].Body).Invoke(this, [kinds[group.Key], group.Select(r => r.Id).ToList(), all, cancel])!;
        return all;
    }

    private async Task ReadSaid<T>(RecordKind kind, List<Guid> ids, Dictionary<Guid, BodySays> into, CancellationToken cancel) where T : class, IKeyed
    {
        foreach (var body in await db.Set<T>().AsNoTracking().Where(b => ids.Contains(b.Id)).ToListAsync(cancel)) into[body.Id] = new(kind.State?.Invoke(body), kind.Until?.Invoke(body)?.ToDateTime(default, DateTimeKind.Utc));
    }

    private IndexEntry Entry(Record record, FoundSteward steward, BodySays said)
    {
        List<EntryText> texts = [.. record.Versions.Select(v => new EntryText(v.Language, PlainText.Of(v.Title), Body(v)))];
        var concepts = texts.SelectMany(t => tagger.InText(t)).Distinct().Select(c => $"{c.Scheme}/{c.Code}");
        return new IndexEntry(Card(record, steward) with { State = said.State, Until = said.Until, Concepts = [.. concepts] }, texts);
    }

    private static string Body(RecordVersion version)
    {
        var body = new StringBuilder(PlainText.Of(version.Summary));
        foreach (var section in version.Sections) body.Append('\n').Append(PlainText.Of(section.Text));
        return body.ToString();
    }

    private static FoundRecord Card(Record record, FoundSteward steward) => new()
    {
        Id = record.Id, ShortId = record.ShortId, Kind = record.Kind, SourceLanguage = record.SourceLanguage, Steward = steward,
        Texts = [.. record.Versions.Select(v => new FoundText(v.Language, PlainText.Of(v.Title), PlainText.Start(Summary(v)), v.State))],
        Tags = [.. record.Tags.Select(t => $"{t.Scheme}/{t.Code}")],
        Parties = [.. record.Parties.Where(p => p.Organisation is not null).Select(p => new FoundParty(p.OrganisationId, p.Organisation.ShortId, p.Organisation.Name))],
        Stage = record.Stage, Audience = record.Audience, ChangedAt = record.ChangedAt, PublishedAt = record.PublishedAt,
        ConfirmedOn = record.ConfirmedOn, Unconfirmed = record.Unconfirmed, Origin = record.Origin, Uri = record.Uri,
    };

    private static string Summary(RecordVersion version) => version.Summary.Length > 0 ? version.Summary : version.Sections.FirstOrDefault()?.Text ?? "";

    private static FoundSteward Card(People.Organisation o, IEnumerable<string> tags) => new()
    {
        Id = o.Id, ShortId = o.ShortId, Name = o.Name, Country = o.Country, Tier = o.Tier, Population = o.Population, Income = o.Income,
        Latitude = o.Latitude, Longitude = o.Longitude, Sample = o.Sample, Tags = [.. tags],
    };

    private readonly record struct BodySays(string? State, DateTime? Until);
}
