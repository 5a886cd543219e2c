using System.Security.Cryptography;

namespace Reciproca.Web;

/// <summary>Addresses of style, script and pictures with a stamp of their content: cached for ever, changed at once.</summary>
public static class Assets
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static readonly string Style = Stamped("/css/site.css"), Script = Stamped("/js/site.js"), Icons = Stamped("/icons.svg"), Land = Stamped("/pacific.svg");

    public static string Stamped(string path)
    {
        var file = new FileInfo(Path.Join(Root, path));
        if (!file.Exists) return path;
        return $"{path}?v={Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName)))[..8]}";
    }
}
