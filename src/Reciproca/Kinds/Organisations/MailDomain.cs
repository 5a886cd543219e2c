namespace Reciproca.Kinds.Organisations;

/// <summary>An address in a domain of its own vouches for a colleague; one at a mail service for everybody vouches for nobody.</summary>
public static class MailDomain
{
    private static readonly HashSet<string> ForEverybody =
    [
        "gmail.com", "googlemail.com", "hotmail.com", "outlook.com", "live.com", "msn.com", "yahoo.com", "ymail.com", "icloud.com", "me.com", "aol.com", "proton.me", "protonmail.com",
        "gmx.com", "gmx.net", "mail.com", "zoho.com", "yandex.com", "hotmail.es", "outlook.es", "yahoo.es", "yahoo.com.ar", "yahoo.com.br", "yahoo.com.mx", "yahoo.co.id", "yahoo.co.in",
        "yahoo.com.ph", "uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br", "hotmail.com.br", "outlook.com.br", "qq.com", "163.com", "126.com", "naver.com", "rediffmail.com", "rocketmail.com",
    ];

    public static string? OwnOf(string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();
        return domain.Contains('.') && !ForEverybody.Contains(domain) ? domain : null;
    }
}
