using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>What a United States dollar cost on a day, and who says so. Never fetched, never guessed: the secretariat enters it.</summary>
public sealed class ExchangeRate : IKeyed
{
    public const long Million = 1_000_000;

    public Guid Id { get; set; }
    public string Currency { get; set; } = "";
    public DateOnly On { get; set; }

    /// <summary>Millionths of the currency's main unit for one dollar.</summary>
    public long PerUsd { get; set; }
    public string Source { get; set; } = "";
    public Guid? PersonId { get; set; }
    public DateTime At { get; set; }

    public double PerDollar => PerUsd / (double)Million;

    /// <summary>Minor units of the currency as cents of a dollar, rounded half away from zero.</summary>
    public long ToCents(long amount) => (long)Math.Round((decimal)amount / Money.Minor(Currency) * Million / PerUsd * 100, MidpointRounding.AwayFromZero);
}

public sealed class ExchangeRateTable : IEntityTypeConfiguration<ExchangeRate>
{
    public void Configure(EntityTypeBuilder<ExchangeRate> rate)
    {
        rate.Property(r => r.Id).ValueGeneratedNever();
        rate.Property(r => r.Currency).HasMaxLength(3);
        rate.Property(r => r.Source).HasMaxLength(500);
        rate.HasIndex(r => new { r.Currency, r.On }).IsUnique();
    }
}

/// <summary>The rates of a node, for turning many amounts at once.</summary>
public sealed class RateTable(IEnumerable<ExchangeRate> rates)
{
    private readonly Dictionary<string, ExchangeRate[]> byCurrency = rates.GroupBy(r => r.Currency).ToDictionary(g => g.Key, g => g.OrderByDescending(r => r.On).ToArray());

    public static async Task<RateTable> Read(AppDb db, CancellationToken cancel = default) => new(await db.Set<ExchangeRate>().AsNoTracking().ToListAsync(cancel));

    /// <summary>By the newest rate not after the day; null where there is none.</summary>
    public long? ToCents(long? amount, string? currency, DateOnly on)
    {
        if (amount is null || currency is null) return null;
        if (currency == Money.Dollar) return amount;
        return byCurrency.GetValueOrDefault(currency)?.FirstOrDefault(r => r.On <= on)?.ToCents(amount.Value);
    }
}
