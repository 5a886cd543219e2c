using System.Text.Json.Serialization;
using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Operate.Sample;

/// <summary>Real cooperations, as far as the sources tell: texts and sources are those of the programme or practice they are known from; what is not stated stays empty.</summary>
/// <param name="Programme">Key of the programme whose texts, tags and sources these are.</param>
/// <param name="Practice">Or of the practice.</param>
public sealed record SampleInitiative(string Key, string Steward, [property: JsonConverter(typeof(JsonStringEnumConverter<InitiativeState>))] InitiativeState State, IReadOnlyList<SampleParty> Parties)
{
    public string? Programme { get; init; }
    public string? Practice { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<InitiativeType>))]
    public InitiativeType? Type { get; init; }
    public DateOnly? PlannedStart { get; init; }
    public DateOnly? PlannedEnd { get; init; }
    public DateOnly? ActualStart { get; init; }
    public DateOnly? ActualEnd { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<Exactness>))]
    public Exactness Exactness { get; init; }
    public IReadOnlyList<string> Sectors { get; init; } = [];
    public IReadOnlyList<SampleResult> Results { get; init; } = [];
    public IReadOnlyList<SampleActivity> Activities { get; init; } = [];
}

/// <param name="Organisation">Key of one of this node; null for one that is only named.</param>
public sealed record SampleParty([property: JsonConverter(typeof(JsonStringEnumConverter<PartyRole>))] PartyRole Role, string? Organisation = null, string? Name = null, string? Country = null);

public sealed record SampleResult(string Title, string Unit, double Actual, DateOnly ActualOn, string Evidence);

public sealed record SampleActivity(string Title, DateOnly From, DateOnly? Until = null, DateOnly? DoneOn = null);

/// <summary>Brings them in through the same store as people do.</summary>
public sealed class SampleInitiatives(AppDb db, RecordStore store)
{
    private static readonly Dictionary<string, (IReadOnlyDictionary<string, IReadOnlyList<string>> Tags, IReadOnlyDictionary<string, SampleText> Texts, IReadOnlyList<string> Source, string Language)> Known =
        SampleData.Programmes().ToDictionary(p => p.Key, p => (p.Tags, p.Texts, p.Source, p.SourceLanguage))
            .Concat(SampleData.Practices().ToDictionary(p => p.Key, p => (p.Tags, p.Texts, p.Source, p.SourceLanguage))).ToDictionary();

    public async Task Load(IReadOnlyDictionary<string, Organisation> organisations)
    {
        foreach (var sample in SampleData.Initiatives().Where(i => organisations.ContainsKey(i.Steward))) await Add(sample, organisations);
    }

    private async Task Add(SampleInitiative sample, IReadOnlyDictionary<string, Organisation> organisations)
    {
        var (tags, texts, source, language) = Known[sample.Programme ?? sample.Practice!];
        var body = new Initiative
        {
            Type = sample.Type, State = sample.State, PlannedStart = sample.PlannedStart, PlannedEnd = sample.PlannedEnd, ActualStart = sample.ActualStart, ActualEnd = sample.ActualEnd, Exactness = sample.Exactness,
        };
        var record = store.Start(InitiativeKind.Kind, organisations[sample.Steward].Id, language, body);
        record.Source = string.Join(" · ", source);
        foreach (var (tag, text) in texts) Write(record.Write(tag), text);
        foreach (var (scheme, codes) in tags.Where(t => InitiativeKind.Kind.Schemes.Contains(t.Key))) record.Tag(scheme, codes);
        record.Tag(Schemes.Sector, sample.Sectors);
        var parties = sample.Parties.Select(p => Party(record, p, organisations)).ToList();
        db.AddRange(sample.Activities.Select(a => new Activity { Id = Guid.CreateVersion7(), InitiativeId = record.Id, Title = a.Title, From = a.From, Until = a.Until, DoneOn = a.DoneOn }));
        db.AddRange(sample.Results.Select(r => new Indicator
        {
            Id = Guid.CreateVersion7(), InitiativeId = record.Id, PartyId = parties[0].Id, Title = r.Title, UnitText = r.Unit, Actual = r.Actual, ActualOn = r.ActualOn, Evidence = r.Evidence, At = store.Now,
        }));
        record.Publish(stewardIsTrusted: true, store.Now);
        Outbox.Add(db, new FiguresChanged(record.Id), record.Id.ToString(), store.Now);
        await store.Save(record, body);
    }

    private void Write(RecordVersion version, SampleText text)
    {
        (version.Title, version.Summary, version.At) = (text.Title, text.Summary, store.Now);
        version[InitiativeKind.Objective] = text.Summary;
        foreach (var (from, to) in new[] { ("done", "activities"), ("result", "results") })
            if (text.Sections.TryGetValue(from, out var told)) version[to] = told;
    }

    private Party Party(Record record, SampleParty sample, IReadOnlyDictionary<string, Organisation> organisations)
    {
        var party = new Party { Id = Guid.CreateVersion7(), InitiativeId = record.Id, Role = sample.Role, Since = store.Now, OutsideName = sample.Name ?? "", OutsideCountry = sample.Country ?? "" };
        if (sample.Organisation is { } key && organisations.TryGetValue(key, out var here))
        {
            party.OrganisationId = here.Id;
            record.LetIn(here.Id, store.Now);
        }
        // of two nodes each knows the parties of the other side by name
        else if (SampleData.Organisations().FirstOrDefault(o => o.Key == sample.Organisation) is { } elsewhere) (party.OutsideName, party.OutsideCountry) = (elsewhere.Name, elsewhere.Country);
        db.Add(party);
        return party;
    }
}
