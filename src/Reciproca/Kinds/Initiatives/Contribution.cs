using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>What a party gives, planned or done: money, or people's days, travel, goods, a venue, scholarships. Gifts in kind may say their worth and how it was found.</summary>
public sealed class Contribution : Figure
{
    public ContributionType Type { get; set; }
    public Phase Phase { get; set; }

    /// <summary>When it was given, or is to be.</summary>
    public DateOnly On { get; set; }

    /// <summary>Whom it is for; null when it is for all who take part.</summary>
    public Guid? ToId { get; set; }

    /// <summary>Hundredths of <see cref="Unit"/>, so that half a day counts and sums are exact; null for money.</summary>
    public long? Hundredths { get; set; }

    /// <summary>A code of the vocabulary "unit".</summary>
    public string? Unit { get; set; }

    /// <summary>A code of the vocabulary "grade", for people's days.</summary>
    public string? Grade { get; set; }

    /// <summary>Minor units of <see cref="Currency"/>: the money, or the worth of a gift in kind.</summary>
    public long? Amount { get; set; }
    public string? Currency { get; set; }

    /// <summary>A code of the vocabulary "valuation"; a worth without it is refused.</summary>
    public string? Method { get; set; }
    public string? Note { get; set; }

    /// <summary>Cents of a United States dollar, by the newest rate not after <see cref="On"/>; null while there is no rate.</summary>
    public long? Usd { get; set; }

    public bool InKind => Type != ContributionType.Money;
    public double? Quantity => Hundredths / 100d;

    /// <summary>Whoever received it knows best.</summary>
    public override bool MayBeJudgedBy(Party party) => base.MayBeJudgedBy(party) && (ToId is null || ToId == party.Id);

    /// <summary>Whether sums take it in: neither planned nor disputed.</summary>
    public bool Counts => Stands && Phase == Phase.Executed && State != FigureState.Disputed;
}

public enum ContributionType { Money, PersonDays, Travel, Goods, Venue, Scholarships, Other }

public enum Phase { Planned, Executed }

public sealed class ContributionTable : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> contribution)
    {
        contribution.Property(c => c.Id).ValueGeneratedNever();
        contribution.Property(c => c.Unit).HasMaxLength(20);
        contribution.Property(c => c.Grade).HasMaxLength(20);
        contribution.Property(c => c.Currency).HasMaxLength(3);
        contribution.Property(c => c.Method).HasMaxLength(20);
        contribution.Property(c => c.Note).HasMaxLength(2000);
        // two people who correct the same figure at once must not both succeed
        contribution.Property(c => c.ReplacedAt).IsConcurrencyToken();
        contribution.HasIndex(c => c.InitiativeId);
        contribution.HasIndex(c => new { c.Currency, c.On });
        contribution.HasOne<Initiative>().WithMany().HasForeignKey(c => c.InitiativeId);
        contribution.HasOne<Party>().WithMany().HasForeignKey(c => c.PartyId).OnDelete(DeleteBehavior.Restrict);
        contribution.HasOne<Party>().WithMany().HasForeignKey(c => c.ToId).OnDelete(DeleteBehavior.Restrict);
    }
}
