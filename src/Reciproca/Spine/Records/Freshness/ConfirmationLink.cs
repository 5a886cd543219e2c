using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Reciproca.Spine.Records.Freshness;

/// <summary>
/// A link by which a steward confirms a record without signing in: for one record, one asking, two months. The framework's own
/// time-limited tokens read the system's clock, which a test cannot turn.
/// </summary>
public sealed class ConfirmationLink(IDataProtectionProvider protection, NodeSettings node, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(60);
    private readonly IDataProtector protector = protection.CreateProtector("records.confirm");

    public string To(Record record) => $"{node.Address}/records/{record.ShortId}/confirm?token={Token(record.Id, record.AskedOn)}";

    /// <summary>Whether this token lets its bearer confirm this record, as it is now.</summary>
    public bool Fits(string? token, Record record)
    {
        if (Read(token) is not [var id, var asked]) return false;
        var askedOn = new DateTime(long.Parse(asked, CultureInfo.InvariantCulture), DateTimeKind.Utc);
        return id == record.Id.ToString() && record.Stage == Stage.Published && askedOn == record.AskedOn && clock.GetUtcNow().UtcDateTime < askedOn + Lasts;
    }

    private string Token(Guid record, DateTime? askedOn) => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{record}|{askedOn?.Ticks ?? 0}"));

    private string[]? Read(string? token)
    {
        try { return string.IsNullOrEmpty(token) ? null : protector.Unprotect(token).Split('|'); }
        catch (CryptographicException) { return null; }
    }
}
