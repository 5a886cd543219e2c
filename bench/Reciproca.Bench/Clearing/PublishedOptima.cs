using System.Globalization;

namespace Reciproca.Bench.Clearing;

/// <summary>A published optimum for one instance and its limits.</summary>
sealed record Published(string Instance, int Pairs, int Cycle, int Chain, double Objective, bool Proved);

/// <summary>The published table beside the instances, when the data are there.</summary>
static class PublishedOptima
{
    /// <summary>The data folder next to the repository; null when it is absent.</summary>
    public static string? Folder() => FolderAbove(Environment.CurrentDirectory) ?? FolderAbove(AppContext.BaseDirectory);

    static string? FolderAbove(string start)
    {
        for (var at = new DirectoryInfo(start); at != null; at = at.Parent)
            if (Path.Combine(at.FullName, "shared", "data", "clearing") is var folder && Directory.Exists(folder)) return folder;
        return null;
    }

    public static List<Published> All() => Folder() is { } folder && Path.Combine(folder, "published_optima.csv") is var file && File.Exists(file)
        ? [.. File.ReadLines(file).Skip(1).Select(Parse)]
        : [];

    static Published Parse(string line)
    {
        var f = line.Split(',');
        return new(f[0], Int(f[1]), Int(f[3]), Int(f[4]), double.Parse(f[5], CultureInfo.InvariantCulture), f[6] == "1");
    }

    static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public static string FileOf(string folder, string instance) => Path.Combine(folder, "preflib", $"00036-00000{instance}.wmd.gz");
}
