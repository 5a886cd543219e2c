using System.Text.Json;

namespace Reciproca.ActivityPub.Tests;

/// <summary>The vectors and recordings others made; they lie beside the repository and are never copied into it.</summary>
internal static class SharedData
{
    private const string Missing = "The foreign test data is not on this machine: put `shared/data` beside the repository or set RECIPROCA_SHARED to the `shared` folder.";

    public static string Folder(string relative)
    {
        var folder = Root() is { } root ? Path.Combine(root, "data", relative) : null;
        Assert.SkipWhen(folder is null || !Directory.Exists(folder), Missing);
        return folder!;
    }

    public static string Text(string relative) => File.ReadAllText(Path.Combine(Folder(Path.GetDirectoryName(relative)!), Path.GetFileName(relative)));

    public static byte[] Bytes(string relative) => File.ReadAllBytes(Path.Combine(Folder(Path.GetDirectoryName(relative)!), Path.GetFileName(relative)));

    public static JsonElement Json(string relative)
    {
        using var document = JsonDocument.Parse(Bytes(relative));
        return document.RootElement.Clone();
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("RECIPROCA_SHARED") is { Length: > 0 } told) return told;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "data"))) return shared;
        }
        return null;
    }
}
