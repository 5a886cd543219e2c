using System.Diagnostics.CodeAnalysis;

namespace Reciproca.ActivityPub.Discovery;

/// <summary>An account address such as <c>surabaya@node.example</c>. Source: RFC 7565, RFC 7033, FEP-4adb.</summary>
/// <param name="User">The name before the at sign, in the case it was written in.</param>
/// <param name="Host">The host in lower case, with a port if it is not the default.</param>
public sealed record WebFingerAddress(string User, string Host)
{
    private const int Longest = 320;

    /// <summary>The address as an <c>acct:</c> URI.</summary>
    public string Uri => $"acct:{User}@{Host}";

    /// <summary>The address as people write it.</summary>
    public override string ToString() => $"{User}@{Host}";

    /// <summary>Reads <c>user@host</c>, <c>@user@host</c> or <c>acct:user@host</c>; false for anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WebFingerAddress? address)
    {
        address = null;
        if (text is not { Length: > 2 and <= Longest }) return false;
        var bare = text.StartsWith("acct:", StringComparison.OrdinalIgnoreCase) ? text[5..] : text;
        var parts = bare.TrimStart('@').Split('@');
        if (parts.Length != 2 || !IsUser(parts[0]) || !IsHost(parts[1])) return false;
        address = new(parts[0], parts[1].ToLowerInvariant());
        return true;
    }

    private static bool IsUser(string user) =>
        user.Length > 0 && user.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '~' or '!' or '$' or '+' or '%');

    private static bool IsHost(string host) =>
        host.Length > 0 && !host.AsSpan().ContainsAny("/?#\\ ") && System.Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0 && uri.AbsolutePath == "/" && HostTypes.Contains(uri.HostNameType);

    private static readonly UriHostNameType[] HostTypes = [UriHostNameType.Dns, UriHostNameType.IPv4, UriHostNameType.IPv6];
}
