using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>
/// What an organisation of another node shows in place of an account: a secret address for its part in one round, good until the round is over. Only a
/// hash of it is kept.
/// </summary>
[OnNoPage]
public sealed class RoundPass
{
    public string Hash { get; set; } = "";
    public Guid RoundId { get; set; }
    public Guid OrganisationId { get; set; }
    public DateTime At { get; set; }
}

public sealed class RoundPassTable : IEntityTypeConfiguration<RoundPass>
{
    public void Configure(EntityTypeBuilder<RoundPass> pass)
    {
        pass.HasKey(p => p.Hash);
        pass.Property(p => p.Hash).HasMaxLength(64);
        pass.HasIndex(p => new { p.RoundId, p.OrganisationId });
        pass.HasOne<ExchangeRound>().WithMany().HasForeignKey(p => p.RoundId);
        pass.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Hands out passes and lets in who shows one.</summary>
public sealed class Passes(AppDb db, RoundOfRequest request, PeerBook peers, Audit audit, TimeProvider clock)
{
    private const int Bytes = 32;

    /// <summary>A new pass, to be sent and forgotten. Those sent before go on being good.</summary>
    public string Issue(Guid round, Guid organisation)
    {
        var pass = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        db.Add(new RoundPass { Hash = HashOf(pass), RoundId = round, OrganisationId = organisation, At = clock.GetUtcNow().UtcDateTime });
        return pass;
    }

    /// <summary>What was sent so far is good no more: someone has seen it who should not have.</summary>
    public async Task Revoke(Guid round, Guid organisation) =>
        db.RemoveRange(await db.Set<RoundPass>().Where(p => p.RoundId == round && p.OrganisationId == organisation).ToListAsync());

    /// <summary>Whether this pass opens this round to an organisation of a node that we are peers with. Every use is written down.</summary>
    public async Task<bool> Let(ExchangeRound round, string pass, HttpContext http)
    {
        // the address is the secret: it stays in no cache, no search engine and no other site's log
        (http.Response.Headers.CacheControl, http.Response.Headers["Referrer-Policy"], http.Response.Headers["X-Robots-Tag"]) = ("no-store", "same-origin", "noindex");
        if (round.IsOver || pass.Length != 2 * Bytes) return false;
        var hash = HashOf(pass);
        var city = await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => db.Set<RoundPass>().Any(p => p.Hash == hash && p.RoundId == round.Id && p.OrganisationId == o.Id));
        if (city is not { Origin: { } host } || await peers.Find(host, http.RequestAborted) is not { Exchanges: true }) return false;
        request.City = new RoundCity(city.Id, city.Name, pass);
        audit.Write("audit.round-pass", round.Name, round.Address, $"{city.Name} ({host}): {http.Request.Method} {http.Request.Path.Value!.Split('/')[3]} {http.Request.Query["handler"]}".TrimEnd());
        await db.SaveChangesAsync(http.RequestAborted);
        return true;
    }

    private static string HashOf(string pass) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pass)));
}
