using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Operate.Sample;

/// <summary>
/// Records for load tests, built from the vocabulary's own words in four languages so that searches hit some and not all of them.
/// Deterministic: the same number gives the same records.
/// </summary>
public sealed class SyntheticRecords(AppDb db, RecordKinds kinds, TimeProvider clock)
{
    private static readonly string[] Languages = ["en", "es", "pt", "id"];
    private static readonly string[] Countries = ["ID", "AR", "BR", "PH", "UY", "CO", "PK", "FJ", "MX", "NP"];
    private const int Batch = 500;

    public async Task<string> Load(int count)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var start = clock.GetTimestamp();
        var cities = await Cities();
        // a body must fit its kind; organisations are the cities themselves
        var usable = kinds.All.Where(k => k.Body != typeof(Organisation)).ToList();
        for (var done = 0; done < count; done += Batch)
        {
            for (var i = done; i < Math.Min(done + Batch, count); i++) Add(i, usable[i % usable.Count], cities[i % cities.Count]);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        return $"{count} synthetic records in {clock.GetElapsedTime(start).TotalSeconds:0.0} s";
    }

    private async Task<List<Guid>> Cities()
    {
        var made = await db.Set<Organisation>().Where(o => o.Tier == "city" && o.Name.StartsWith("Synthetic ")).Select(o => o.Id).ToListAsync();
        if (made.Count > 0) return made;
        var now = clock.GetUtcNow().UtcDateTime;
        for (var i = 0; i < 200; i++)
        {
            var city = new Organisation { Id = Guid.CreateVersion7(), ShortId = ShortId.Next(), Country = Countries[i % Countries.Length], Tier = "city", Population = 20_000 + 17_000L * i, VerifiedAt = now, Sample = true };
            city.Rename($"Synthetic City {i + 1}");
            db.Add(city);
            made.Add(city.Id);
        }
        await db.SaveChangesAsync();
        return made;
    }

    private void Add(int number, RecordKind kind, Guid steward)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var language = Languages[number % Languages.Length];
        var body = kind.Example();
        var record = new Record
        {
            Id = body.Id = Guid.CreateVersion7(), ShortId = ShortId.Next(), Kind = kind.Name, StewardId = steward, SourceLanguage = language,
            CreatedAt = now, ChangedAt = now, Revision = 1,
        };
        var dice = new Words(number, language);
        var version = record.Write(language);
        (version.Title, version.Summary, version.At) = (dice.Phrase(6), dice.Phrase(18), now);
        foreach (var section in kind.Sections.Take(4)) version[section] = dice.Phrase(60);
        foreach (var scheme in new[] { Schemes.Topic, Schemes.Sdg, Schemes.Hazard }) record.Tag(scheme, [dice.Code(scheme)]);
        record.Publish(stewardIsTrusted: true, now);
        db.Add(record);
        db.Add(body);
        Outbox.Add(db, new RecordSaved(record.Id), record.Id.ToString(), now);
    }

    /// <summary>A row of words drawn from the labels of the vocabulary by a small linear congruential generator.</summary>
    private sealed class Words(int seed, string language)
    {
        private static readonly Dictionary<string, string[]> Known = Languages.ToDictionary(l => l, l =>
            Concepts.Standard.Everything.Where(c => c.Scheme is Schemes.Topic or Schemes.Hazard or Schemes.Sdg)
                .SelectMany(c => c.Phrases(l)).SelectMany(p => p.Split(' ')).Where(w => w.Length > 3).Distinct().ToArray());

        private uint state = (uint)seed * 2654435761u + 1;

        private int Next(int below)
        {
            state = state * 1664525u + 1013904223u;
            return (int)((state >> 8) % (uint)below);
        }

        public string Phrase(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Known[language][Next(Known[language].Length)]));

        public string Code(string scheme) => Concepts.Standard.All(scheme)[Next(Concepts.Standard.All(scheme).Count)].Code;
    }
}
