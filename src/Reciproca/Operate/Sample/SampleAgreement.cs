using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Agreements;
using Reciproca.Kinds.Agreements.Clauses;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Operate.Sample;

/// <summary>A memorandum between three cities that do not exist, in negotiation: to try turns, timetables and signatures on.</summary>
public sealed class SampleAgreement(AppDb db, RecordStore store, Negotiating negotiating, ClauseLibrary library)
{
    private static readonly (string City, string Language, string Signatory, string Office)[] Parties =
        [("Sample City Banjir Kanal", "id", "Sample Mayor (Indonesia)", "Wali Kota"), ("Sample City Marejada", "es", "Sample Mayor (Argentina)", "Intendenta"), ("Sample City Bundok", "en", "Sample Mayor (Philippines)", "City Mayor")];

    private static readonly (string Language, string Title, string Purpose)[] Heads =
    [
        ("id", "Contoh: memorandum tiga kota tentang banjir dan sampah di saluran", "Contoh rekaan. Tiga kota contoh sepakat bertukar pengalaman tentang pemeliharaan saluran bersama warga."),
        ("es", "Ejemplo: memorando de tres ciudades sobre inundaciones y residuos en canales", "Ejemplo inventado. Tres ciudades de muestra acuerdan intercambiar experiencias sobre el cuidado de canales con los vecinos."),
        ("en", "Sample: memorandum of three cities on floods and waste in canals", "A made-up sample. Three sample cities agree to exchange experience on keeping canals clean together with residents."),
    ];

    public async Task Load()
    {
        var names = Parties.Select(p => p.City).ToList();
        var cities = await db.Set<Organisation>().Where(o => o.Sample && names.Contains(o.Name)).ToDictionaryAsync(o => o.Name);
        if (cities.Count < Parties.Length) return;
        var (agreement, now) = (new Agreement { Prevailing = "en" }, store.Now);
        var record = store.Start(AgreementKind.Kind, cities[Parties[0].City].Id, "id", agreement);
        foreach (var (language, title, purpose) in Heads)
        {
            var version = record.Write(language);
            (version.Title, version[AgreementKind.Purpose], version.At) = (title, purpose, now);
        }
        record.Tag(Schemes.Agreement, [agreement.Type]);
        Drafting.Join(agreement, record, Parties.Select(p => new AgreementParty
        {
            OrganisationId = cities[p.City].Id, Name = p.City, Country = cities[p.City].Country, Language = p.Language, Signatory = p.Signatory, Office = p.Office, FocalPoint = "Sample office, focal-point@city.sample",
        }), now);
        foreach (var clause in (await library.All()).Where(c => c.Code != "no-obligation")) Drafting.Take(agreement, clause);
        (agreement.SignOn, agreement.EndsOn) = (DateOnly.FromDateTime(now).AddMonths(5), DateOnly.FromDateTime(now).AddYears(4));
        agreement.Pass(agreement.Parties[0], now);
        var deed = new Deed(record, agreement, new Visitor(), now);
        deed.Say("begun", Heads[^1].Title);
        await negotiating.Commit(deed);
    }
}
