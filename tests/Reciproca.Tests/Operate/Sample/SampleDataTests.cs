using Reciproca.Operate.Sample;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Tests.Operate.Sample;

public class SampleDataTests
{
    static readonly string[] Languages = ["en", "es", "pt", "id"];
    static readonly IReadOnlyList<SampleOrganisation> Organisations = SampleData.Organisations();
    static readonly IReadOnlyList<SampleRecord> Records = SampleData.Records();
    static readonly HashSet<string> Made = [.. Organisations.Where(o => o.Sample).Select(o => o.Key)];

    [Fact]
    public void Every_fact_of_the_real_world_names_its_source()
    {
        Assert.All(Organisations.Where(o => !o.Sample), o => Assert.StartsWith("http", o.Source[o.Source.IndexOf("http", StringComparison.Ordinal)..]));
        Assert.All(Organisations.Where(o => !o.Sample && o.Latitude is not null), o => Assert.Contains("geonames.org", o.CoordinatesSource));
        Assert.All(SampleData.Practices().SelectMany(p => p.Source), Source);
        Assert.All(SampleData.Programmes().SelectMany(p => p.Source), Source);
        Assert.All(SampleData.Committees().SelectMany(c => c.Source.Split(" ; ")), Source);

        static void Source(string address) => Assert.True(Uri.TryCreate(address, UriKind.Absolute, out _), address);
    }

    [Fact]
    public void What_is_made_up_is_called_sample_and_no_real_place_has_made_up_records()
    {
        Assert.All(Organisations.Where(o => o.Sample), o => Assert.StartsWith("Sample ", o.Name));
        Assert.All(Records, r => Assert.Contains(r.Steward, Made));
        Assert.DoesNotContain(SampleData.Practices(), p => Made.Contains(p.Steward));
    }

    [Fact]
    public void No_population_is_claimed_of_a_real_place() => Assert.All(Organisations.Where(o => !o.Sample), o => Assert.Null(o.Population));

    [Fact]
    public void Practices_and_programmes_with_sources_are_told_in_four_languages()
    {
        Assert.All(SampleData.Practices(), p => Assert.Equal(Languages.Order(), p.Texts.Keys.Order()));
        Assert.All(SampleData.Programmes(), p => Assert.Equal(Languages.Order(), p.Texts.Keys.Order()));
        Assert.All(SampleData.Practices(), p => Assert.Single(p.Texts.Values.Select(t => string.Join(' ', t.Sections.Keys)).Distinct()));
        Assert.All(SampleData.Committees(), c => Assert.Equal(Languages.Order(), c.Names.Keys.Order()));
    }

    [Fact]
    public void Every_code_is_known_to_the_vocabulary()
    {
        var tags = Records.Select(r => r.Tags).Concat(SampleData.Practices().Select(p => p.Tags)).Concat(SampleData.Programmes().Select(p => p.Tags))
            .SelectMany(t => t).SelectMany(t => t.Value.Select(code => (Scheme: t.Key, Code: code)));
        var places = Organisations.SelectMany(o => (List<(string Scheme, string Code)>)
        [
            (Schemes.Country, o.Country), (Schemes.Tier, o.Tier), .. Coded(Schemes.Language, o.Languages), .. Coded(Schemes.Hazard, o.Hazards),
            .. Coded(Schemes.Landform, o.Landforms), .. Coded(Schemes.Power, o.Powers), .. Coded(Schemes.Income, o.Income is null ? [] : [o.Income]),
        ]);
        Assert.All(tags.Concat(places), t => Assert.True(Concepts.Standard.Knows(t.Scheme, t.Code), $"{t.Scheme} {t.Code}"));

        static IEnumerable<(string, string)> Coded(string scheme, IEnumerable<string> codes) => codes.Select(code => (scheme, code));
    }

    [Fact]
    public void Keys_are_unique_and_what_is_pointed_at_exists()
    {
        var organisations = Organisations.Select(o => o.Key).ToHashSet();
        var records = Records.Select(r => r.Key).ToHashSet();
        Assert.Equal(Organisations.Count, organisations.Count);
        Assert.Equal(Records.Count, records.Count);
        Assert.All(SampleData.Practices().SelectMany(p => p.WithOrganisations.Append(p.Steward)), key => Assert.Contains(key, organisations));
        Assert.All(SampleData.Programmes(), p => Assert.Contains(p.Lead, organisations));
        Assert.All(SampleData.Committees(), c => Assert.Contains(c.Network, organisations));
        Assert.All(SampleAccounts.All, a => Assert.Contains(a.Organisation, organisations));
        Assert.All(Records.SelectMany(r => r.Links.Select(l => l.To).Concat(r.Fits)), key => Assert.Contains(key, records));
    }

    [Fact]
    public void Both_shores_and_four_languages_ask_and_give()
    {
        var side = Organisations.ToDictionary(o => o.Key, o => Regions.SideOf(o.Country));
        Assert.All(Languages, l => Assert.Contains(Records, r => r.Language == l && r.Kind == "need"));
        Assert.All(Languages, l => Assert.Contains(Records, r => r.Language == l && r.Kind == "offer"));
        Assert.All<string>([Regions.AsiaPacific, Regions.LatinAmericaAndCaribbean], s => Assert.True(Records.Count(r => side[r.Steward] == s) >= 15));
        Assert.InRange(Records.Count, 40, 60);
    }

    [Fact]
    public void Every_section_and_tag_is_one_that_its_kind_knows()
    {
        foreach (var record in Records)
            foreach (var kind in KindList.All.All.Where(k => k.Name == record.Kind))
            {
                Assert.All(record.Sections.Keys, section => Assert.Contains(section, kind.Sections));
                Assert.All(kind.Required, section => Assert.True(record.Sections.ContainsKey(section), $"{record.Key} lacks {section}"));
            }
    }

    [Fact]
    public void A_record_says_what_its_kind_requires()
    {
        Assert.All(Records.Where(r => r.Kind == "need"), r => Assert.True(r.Sections.ContainsKey("problem") && r.Sections.ContainsKey("place"), r.Key));
        Assert.All(Records.Where(r => r.Kind == "practice"), r => Assert.True(r.Sections.ContainsKey("problem") && r.Sections.ContainsKey("done") && r.Sections.ContainsKey("result"), r.Key));
        Assert.All(Records.Where(r => r.Kind == "offer"), r => Assert.True(r.Sections.ContainsKey("what") && r.Tags.ContainsKey("format"), r.Key));
    }

    [Fact]
    public void The_cooperations_of_real_places_are_those_of_the_sources_and_give_nothing_that_none_states()
    {
        var initiatives = SampleData.Initiatives();
        Assert.Equal(["cric", "lead-for-sdgs", "localise-sdgs", "palu"], initiatives.Select(i => i.Key).Order());
        var known = SampleData.Programmes().ToDictionary(p => p.Key, p => p.Source).Concat(SampleData.Practices().ToDictionary(p => p.Key, p => p.Source)).ToDictionary();
        Assert.All(initiatives, i => Assert.NotEmpty(known[i.Programme ?? i.Practice!]));
        // the one result that a source counts names the page that counts it
        Assert.All(initiatives.SelectMany(i => i.Results.Select(r => (Sources: known[i.Programme ?? i.Practice!], r.Evidence))), r => Assert.Contains(r.Evidence, r.Sources));
        Assert.All(initiatives.SelectMany(i => i.Parties), p => Assert.True(p.Organisation is null ? p.Name is { Length: > 0 } : Organisations.Any(o => o.Key == p.Organisation), p.Organisation ?? p.Name));
        Assert.All(initiatives.SelectMany(i => i.Sectors), s => Assert.True(Concepts.Standard.Knows(Schemes.Sector, s), s));
        Assert.All(initiatives, i => Assert.Contains(i.Steward, i.Parties.Select(p => p.Organisation)));
    }
}
