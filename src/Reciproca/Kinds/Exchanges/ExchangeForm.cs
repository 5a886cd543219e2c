using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Exchanges;

/// <summary>The texts of the six steps and what is fixed about them.</summary>
public sealed class ExchangeForm
{
    public string? Title { get; set; }
    public Dictionary<string, string?> Sections { get; set; } = [];
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public string? Place { get; set; }
    public Audience Audience { get; set; }
    public List<string> Formats { get; set; } = [];
    public List<string> Topics { get; set; } = [];
    public List<string> Targets { get; set; } = [];
    public List<string> Hazards { get; set; } = [];
    public int Revision { get; set; }

    public string? Text(string section) => Sections.GetValueOrDefault(section);

    public IEnumerable<(string Field, string Reason)> Wrong(bool open)
    {
        if (Fold.Clean(Title).Length is < 5 or > 300) yield return (nameof(Title), "exchange.title.missing");
        if (EndsOn is not null && StartsOn is null) yield return (nameof(StartsOn), "exchange.startson.missing");
        if (EndsOn < StartsOn) yield return (nameof(EndsOn), "exchange.endson.before");
        foreach (var section in open ? ExchangeKind.Kind.Required : []) if (Fold.Clean(Text(section)).Length == 0) yield return ($"{nameof(Sections)}[{section}]", $"exchange.missing.{section}");
    }

    public static ExchangeForm Of(Record record, Exchange exchange, string language)
    {
        var version = record.Best(language);
        return new ExchangeForm
        {
            Title = version.Title, Sections = ExchangeKind.Kind.Sections.ToDictionary(s => s, s => (string?)version[s]), StartsOn = exchange.StartsOn, EndsOn = exchange.EndsOn, Place = exchange.Place,
            Audience = record.Audience, Formats = [.. record.Codes("format")], Topics = [.. record.Codes("topic")], Targets = [.. record.Codes("sdg")], Hazards = [.. record.Codes("hazard")], Revision = record.Revision,
        };
    }

    public void Fill(Record record, Exchange exchange, string language, DateTime now)
    {
        var version = record.Write(language);
        foreach (var section in ExchangeKind.Kind.Sections) version[section] = Fold.Clean(Text(section));
        (version.Title, version.At, record.Audience) = (Fold.Clean(Title), now, Audience);
        exchange.Reschedule(StartsOn, EndsOn);
        exchange.Place = Fold.Clean(Place) is { Length: > 0 } place ? place[..Math.Min(place.Length, 300)] : null;
        record.Tag("format", Formats);
        record.Tag("topic", Topics);
        record.Tag("sdg", Targets);
        record.Tag("hazard", Hazards);
    }
}
