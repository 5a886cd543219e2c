using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Offers;

/// <summary>What an officer types about an offer: a title and what it is are enough.</summary>
public sealed class OfferForm
{
    public string? Title { get; set; }
    public string? What { get; set; }
    public string? Conditions { get; set; }
    public int? PersonDays { get; set; }
    public int? PersonDaysLeft { get; set; }
    public DateOnly? Until { get; set; }
    public CostSharing CostSharing { get; set; }
    public Audience Audience { get; set; }
    public List<string> Topics { get; set; } = [];
    public List<string> Targets { get; set; } = [];
    public List<string> Hazards { get; set; } = [];
    public List<string> Formats { get; set; } = [];
    public List<string> Languages { get; set; } = [];

    /// <summary>Short ids of the organisation's own practices that stand behind the offer.</summary>
    public List<string> Practices { get; set; } = [];
    public int Revision { get; set; }

    public IEnumerable<(string Field, string Reason)> Missing()
    {
        if (Fold.Clean(Title).Length < 3) yield return (nameof(Title), "offer.title.missing");
        if (Fold.Clean(What).Length < 10) yield return (nameof(What), "offer.what.missing");
        if (PersonDays is < 0 or > 10_000) yield return (nameof(PersonDays), "offer.days.wrong");
        if (PersonDaysLeft is < 0 || PersonDaysLeft > PersonDays) yield return (nameof(PersonDaysLeft), "offer.days-left.wrong");
    }

    public static OfferForm Of(Record record, Offer offer, string language)
    {
        var version = record.Best(language);
        return new OfferForm
        {
            Title = version.Title, What = version[OfferKind.What], Conditions = version["conditions"],
            PersonDays = offer.PersonDays, PersonDaysLeft = offer.PersonDaysLeft, Until = offer.Until, CostSharing = offer.CostSharing, Audience = record.Audience,
            Topics = [.. record.Codes("topic")], Targets = [.. record.Codes("sdg")], Hazards = [.. record.Codes("hazard")],
            Formats = [.. record.Codes("format")], Languages = [.. record.Codes("language")], Revision = record.Revision,
        };
    }

    public void Fill(Record record, Offer offer, string language, DateTime now)
    {
        var version = record.Write(language);
        (version.Title, version.At) = (Fold.Clean(Title) is { Length: > 0 } title ? title : FirstSentence.Of(What), now);
        version[OfferKind.What] = Fold.Clean(What);
        version["conditions"] = Fold.Clean(Conditions);
        (offer.PersonDays, offer.PersonDaysLeft, offer.Until, offer.CostSharing, record.Audience) = (PersonDays, PersonDaysLeft ?? PersonDays, Until, CostSharing, Audience);
        record.Tag("topic", Topics);
        record.Tag("sdg", Targets);
        record.Tag("hazard", Hazards);
        record.Tag("format", Formats);
        record.Tag("language", Languages);
    }
}
