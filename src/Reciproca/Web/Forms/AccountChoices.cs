using Reciproca.Spine.People;
using Reciproca.Spine.Texts;

namespace Reciproca.Web.Forms;

/// <summary>What a person can choose about themselves.</summary>
public static class AccountChoices
{
    public static IEnumerable<Choice> Languages => InterfaceTexts.Languages.Select(l => new Choice(l, LanguageLinks.Name(l)));

    public static IEnumerable<Choice> Digests(Texts texts) => Enum.GetValues<Digest>().Select(d => new Choice(d.ToString(), texts[$"account.digest.{d.ToString().ToLowerInvariant()}"]));

    /// <summary>Zones by their place in the world ("Asia/Jakarta"), which people find more easily than a number of hours.</summary>
    public static IEnumerable<Choice> TimeZones => TimeZoneInfo.GetSystemTimeZones().Where(z => IsPlace(z.Id)).OrderBy(z => z.Id, StringComparer.Ordinal)
        .Select(z => new Choice(z.Id, $"{z.Id.Split('/', 2)[1].Replace('_', ' ')} ({Offset(z.BaseUtcOffset)})", z.Id.Split('/')[0])).Prepend(new Choice("UTC", "UTC"));

    public static bool IsTimeZone(string? id) => id == "UTC" || (id is not null && IsPlace(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _));

    private static bool IsPlace(string id) => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal) && !id.StartsWith("SystemV/", StringComparison.Ordinal);

    private static string Offset(TimeSpan offset) => $"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{offset:hh\\:mm}";
}
