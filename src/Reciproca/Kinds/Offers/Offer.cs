using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Offers;

/// <summary>What a city or partner is good at and ready to share, and how much of it there is.</summary>
public sealed class Offer : IKeyed
{
    public Guid Id { get; set; }
    public OfferState State { get; set; } = OfferState.Open;

    /// <summary>Person-days that the organisation can give in a year.</summary>
    public int? PersonDays { get; set; }

    /// <summary>Person-days of this year that are not promised yet.</summary>
    public int? PersonDaysLeft { get; set; }

    /// <summary>The last day on which the offer stands; null while it stands without an end.</summary>
    public DateOnly? Until { get; set; }
    public CostSharing CostSharing { get; set; } = CostSharing.Agreed;

    public bool HasCapacity => State == OfferState.Open && PersonDaysLeft is null or > 0;

    public void Pause() => State = OfferState.Paused;
    public void Resume() => State = OfferState.Open;
}

public enum OfferState { Open, Paused }

/// <summary>Who bears travel and stay: settled case by case, each their own, the one who gives, the one who receives.</summary>
public enum CostSharing { Agreed, EachOwn, Giver, Receiver }

public sealed class OfferTable : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> offer)
    {
        offer.Property(o => o.Id).ValueGeneratedNever();
        offer.HasOne<Record>().WithOne().HasForeignKey<Offer>(o => o.Id);
        offer.ToTable(table => table.HasCheckConstraint("CK_Offer_PersonDaysLeft", "\"PersonDaysLeft\" IS NULL OR \"PersonDaysLeft\" >= 0"));
    }
}

public static class OfferKind
{
    public const string What = "what";

    public static readonly RecordKind Kind = new("offer", "offers", typeof(Offer), "Proposal", [What, "conditions"], TimeSpan.FromDays(365))
    {
        Required = [What],
        Schemes = ["topic", "sdg", "hazard", "format", "language"],
        State = body => ((Offer)body).State.ToString(),
        Proposes = new("offer", body => ((Offer)body).PersonDaysLeft),
        Until = body => ((Offer)body).Until,
        Example = () => new Offer { PersonDays = 30, PersonDaysLeft = 12, Until = new DateOnly(2027, 12, 31), CostSharing = CostSharing.EachOwn, State = OfferState.Paused },
    };
}
