using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Operate.Sample;

/// <summary>Initiatives with ten contributions each, for load tests; deterministic, labelled as sample through their stewards.</summary>
public sealed class SyntheticInitiatives(AppDb db, TimeProvider clock)
{
    private const int Batch = 500, Cities = 400, Gifts = 10;
    private static readonly string[] Countries = ["ID", "AR", "BR", "PH", "UY", "CO", "PK", "FJ", "MX", "NP", "PE", "VN", "EC", "LK", "CL", "BD"];
    private static readonly string[] Currencies = ["USD", "IDR", "BRL", "PHP"];

    public async Task<string> Load(int count)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var start = clock.GetTimestamp();
        var cities = await Organisations();
        for (var done = 0; done < count; done += Batch)
        {
            for (var i = done; i < Math.Min(done + Batch, count); i++) Add(i, cities);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        return $"{count} synthetic initiatives with {count * Gifts} contributions in {clock.GetElapsedTime(start).TotalSeconds:0.0} s";
    }

    private async Task<List<Organisation>> Organisations()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var cities = new List<Organisation>();
        for (var i = 0; i < Cities; i++)
        {
            var city = new Organisation { Id = Guid.CreateVersion7(), ShortId = ShortId.Next(), Country = Countries[i % Countries.Length], Tier = "city", Population = 30_000 + 9_000L * i, VerifiedAt = now, Sample = true, Latitude = -30 + i % 60, Longitude = 60 + i * 7 % 230 };
            city.Rename($"Synthetic Partner {i + 1}");
            var head = new Record { Id = city.Id, ShortId = city.ShortId, Kind = "organisation", StewardId = city.Id, SourceLanguage = "en", CreatedAt = now, ChangedAt = now, Revision = 1 };
            (head.Write("en").Title, head.Best("en").At) = (city.Name, now);
            head.Publish(stewardIsTrusted: true, now);
            db.Add(city);
            db.Add(head);
            cities.Add(city);
        }
        db.AddRange(Currencies.Skip(1).Select((currency, i) => new ExchangeRate { Id = Guid.CreateVersion7(), Currency = currency, On = new DateOnly(2024, 1, 1), PerUsd = (i + 1) * 5 * ExchangeRate.Million, Source = "Made up for load tests", At = now }));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return cities;
    }

    private void Add(int number, List<Organisation> cities)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var body = new Initiative
        {
            Id = Guid.CreateVersion7(), Type = (InitiativeType)(number % 3), Modality = (Modality)(number % 4), Way = (Way)(number % 3), State = (InitiativeState)(number % 6),
            PlannedStart = new DateOnly(2024, 1, 1).AddDays(number % 700), PlannedEnd = new DateOnly(2026, 6, 1).AddDays(number % 300),
        };
        var parties = new[] { 0, 7, 131 }.Select(step => cities[(number * 31 + number / cities.Count + step) % cities.Count]).ToList();
        var record = new Record { Id = body.Id, ShortId = ShortId.Next(), Kind = InitiativeKind.Kind.Name, StewardId = parties[0].Id, SourceLanguage = "en", CreatedAt = now, ChangedAt = now, Revision = 1 };
        var version = record.Write("en");
        (version.Title, version.Summary, version.At) = ($"Synthetic cooperation {number + 1}", "Made up for load tests.", now);
        version[InitiativeKind.Objective] = "Made up for load tests: colleagues of three cities exchange what they know about drainage, markets and public finance.";
        record.Tag(Schemes.Sdg, [$"{number % 17 + 1}", "17.9"]);
        record.Tag(Schemes.Sector, [number % 2 == 0 ? "environment" : "local-development"]);
        record.Publish(stewardIsTrusted: true, now);
        db.Add(record);
        db.Add(body);
        Give(record, [.. parties.Select((city, i) => Take(record, city, i, now))], number);
    }

    private Party Take(Record record, Organisation city, int place, DateTime now)
    {
        var party = new Party { Id = Guid.CreateVersion7(), InitiativeId = record.Id, OrganisationId = city.Id, Role = new[] { PartyRole.Provider, PartyRole.Recipient, PartyRole.SecondProvider }[place], Since = now };
        if (place > 0) db.Add(new RecordParty { RecordId = record.Id, OrganisationId = city.Id, Since = now });
        db.Add(party);
        return party;
    }

    private void Give(Record record, Party[] parties, int number)
    {
        for (var i = 0; i < Gifts; i++)
        {
            var (from, to, money, currency) = (parties[i % 3], parties[(i + 1 + number % 2) % 3], i % 3 == 0, Currencies[(number + i) % Currencies.Length]);
            var amount = 1_000L * (number % 90 + 10) + i;
            db.Add(new Contribution
            {
                Id = Guid.CreateVersion7(), InitiativeId = record.Id, PartyId = from.Id, ToId = to.Id, At = record.CreatedAt, On = new DateOnly(2024, 2, 1).AddDays((number + 40 * i) % 900), Phase = i == 9 ? Phase.Planned : Phase.Executed,
                State = (FigureState)((number + i) % 7 is var s and < 3 ? s : 0), Type = money ? ContributionType.Money : i % 3 == 1 ? ContributionType.PersonDays : ContributionType.Travel,
                Hundredths = money ? null : 100 * (i + 1 + number % 9), Unit = money ? null : i % 3 == 1 ? "day" : "trip", Grade = i % 3 == 1 ? "senior" : null,
                Amount = money ? amount : null, Currency = money ? currency : null, Usd = money ? (currency == Money.Dollar ? amount : amount / ((Array.IndexOf(Currencies, currency)) * 5)) : null,
            });
        }
    }
}
