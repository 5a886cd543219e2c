using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Initiatives;

/// <summary>Exchange rates with their day and source, and which currencies still lack one.</summary>
[Secretariat]
public sealed class RatesModel(AppDb db, Audit audit, Visitor visitor, Texts texts, TimeProvider clock) : PageModel
{
    private const double Smallest = 1e-6, Largest = 1e9;

    public IReadOnlyList<ExchangeRate> Rates { get; private set; } = [];

    /// <summary>Currencies of figures that no sum in dollars can take in, with how many there are.</summary>
    public IReadOnlyList<(string Currency, int Count)> Wanting { get; private set; } = [];

    [BindProperty] public string? Currency { get; set; }
    [BindProperty] public DateOnly? On { get; set; }
    [BindProperty] public double? PerDollar { get; set; }
    [BindProperty] public string? Source { get; set; }

    public async Task OnGetAsync()
    {
        Rates = await db.Set<ExchangeRate>().AsNoTracking().OrderBy(r => r.Currency).ThenByDescending(r => r.On).ToListAsync();
        var wanting = await db.Set<Contribution>().Where(c => c.ReplacedAt == null && c.Amount != null && c.Usd == null).GroupBy(c => c.Currency!).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync();
        Wanting = [.. wanting.Select(w => (w.Key, w.Count))];
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        var (code, today) = (Currency?.Trim().ToUpperInvariant() ?? "", DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (!Money.IsCurrency(code) || code == Money.Dollar) this.Wrong(nameof(Currency), texts["contribution.currency.unknown"]);
        if (On is null || On > today) this.Wrong(nameof(On), texts["rate.on.missing"]);
        if (PerDollar is not (>= Smallest and <= Largest)) this.Wrong(nameof(PerDollar), texts["rate.per-dollar.missing"]);
        if (Fold.Clean(Source).Length < 3) this.Wrong(nameof(Source), texts["rate.source.missing"]);
        if (!ModelState.IsValid) { await OnGetAsync(); return this.Refused(); }
        await Put(code);
        return this.Done("/secretariat/rates", "rate.saved");
    }

    /// <summary>One rate a day and currency: a better one takes its place.</summary>
    private async Task Put(string code)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rate = await db.Set<ExchangeRate>().SingleOrDefaultAsync(r => r.Currency == code && r.On == On);
        if (rate is null) db.Add(rate = new ExchangeRate { Id = Guid.CreateVersion7(now), Currency = code, On = On!.Value });
        (rate.PerUsd, rate.Source, rate.PersonId, rate.At) = ((long)Math.Round((decimal)PerDollar!.Value * ExchangeRate.Million), Fold.Clean(Source), visitor.PersonId, now);
        audit.Write("audit.rate", $"{code} {On:yyyy-MM-dd} {PerDollar}", "/secretariat/rates");
        Outbox.Add(db, new RateEntered(code), code, now);
        await db.SaveChangesAsync();
    }
}

/// <summary>A currency has a rate that it had not: what is given in it can be turned into dollars.</summary>
public sealed record RateEntered(string Currency);
