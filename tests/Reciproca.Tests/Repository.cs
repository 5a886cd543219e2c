namespace Reciproca.Tests;

/// <summary>Finds the checkout that these tests were built from, and the shared data beside it.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The folder of foreign data beside the checkout, or null where it is absent.</summary>
    public static string? Shared { get; } = Environment.GetEnvironmentVariable("RECIPROCA_SHARED") ?? FindShared(Root);

    public static string Folder(string path) => Path.Combine(Root, path);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Reciproca.slnx")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Reciproca.slnx"));

    private static string? FindShared(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Directory.Exists(Path.Combine(folder, "shared", "data"))) return Path.Combine(folder, "shared");
        return null;
    }
}
