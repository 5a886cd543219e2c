using Microsoft.AspNetCore.DataProtection;
using Reciproca.Spine.People;

namespace Reciproca.Spine.Notices;

/// <summary>A link in every such letter that ends them with one click, without signing in; it can do nothing else.</summary>
public sealed class UnsubscribeLink(IDataProtectionProvider protection, NodeSettings node)
{
    private readonly IDataProtector protector = protection.CreateProtector("unsubscribe");

    public string For(Person person) => $"{node.Address.TrimEnd('/')}/unsubscribe?token={protector.Protect(person.Id.ToString("N"))}";

    public Guid? Read(string? token)
    {
        try { return token is null ? null : Guid.Parse(protector.Unprotect(token)); }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or FormatException) { return null; }
    }
}
