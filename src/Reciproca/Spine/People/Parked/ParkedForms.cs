using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.People.Parked;

/// <summary>Keeps what was typed while a person signs in again.</summary>
public sealed class ParkedForms(AppDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "parked";
    private const int MostCharacters = 400_000;

    private readonly IDataProtector protector = protection.CreateProtector("ParkedForms");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Nothing is kept of a form that another site made this browser send, nor of secrets and files.</summary>
    public async Task Park(HttpContext http)
    {
        if (!http.Request.HasFormContentType || !IsOurs(http.Request)) return;
        var fields = (await http.Request.ReadFormAsync()).Where(f => IsWorthKeeping(f.Key)).ToDictionary(f => f.Key, f => f.Value.ToArray());
        var json = JsonSerializer.Serialize(fields);
        if (fields.Count == 0 || json.Length > MostCharacters) return;
        var secret = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await db.Set<ParkedForm>().Where(f => f.ExpiresAt < Now).ExecuteDeleteAsync();
        db.Add(new ParkedForm { Key = KeyOf(secret), Path = PathOf(http.Request), Fields = protector.Protect(json), ExpiresAt = Now + ParkedForm.Life });
        await db.SaveChangesAsync();
        http.Response.Cookies.Append(Cookie, secret, Options(http));
    }

    /// <summary>What was typed on this page before, once; null when there is nothing.</summary>
    public async Task<IReadOnlyDictionary<string, string[]>?> Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: 32 } secret) return null;
        var (key, path) = (KeyOf(secret), PathOf(http.Request));
        var parked = await db.Set<ParkedForm>().AsNoTracking().SingleOrDefaultAsync(f => f.Key == key && f.Path == path && f.ExpiresAt > Now);
        if (parked is null) return null;
        http.Response.Cookies.Delete(Cookie);
        await db.Set<ParkedForm>().Where(f => f.Key == key).ExecuteDeleteAsync();
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(protector.Unprotect(parked.Fields));
    }

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = ParkedForm.Life, IsEssential = true, Secure = http.Request.IsHttps };

    private static bool IsOurs(HttpRequest request) =>
        request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value));

    private static bool IsWorthKeeping(string name) =>
        !name.StartsWith("__", StringComparison.Ordinal) && !name.Contains("password", StringComparison.OrdinalIgnoreCase);

    private static string PathOf(HttpRequest request) => request.Path.Value ?? "/";

    private static string KeyOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
