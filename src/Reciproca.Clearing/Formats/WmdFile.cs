using System.Globalization;
using System.IO.Compression;

namespace Reciproca.Clearing.Formats;

/// <summary>Reads PrefLib's weighted matching data (<c>.wmd</c>, <c>.wmd.gz</c>) as a round of capacity 1.</summary>
/// <remarks>
/// Header lines start with <c>#</c>; an alternative whose name begins with "Al" is an altruist and becomes a facilitator; other lines are
/// <c>giver,receiver,weight</c>, numbered from 1. Edges into altruists stand for "the chain ends here" and are left out.
/// Weights are divided by the largest, so that scores lie in [0, 1]. Source: Mattei and Walsh 2013, preflib.org, data set 00036.
/// </remarks>
public static class WmdFile
{
    /// <summary>Reads a file, unpacking it when its name ends in <c>.gz</c>.</summary>
    /// <exception cref="FormatException">A line that is not of the format; the message names it.</exception>
    public static Round Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(text);
        return Read(reader);
    }

    /// <summary>Reads unpacked text.</summary>
    /// <exception cref="FormatException">A line that is not of the format; the message names it.</exception>
    public static Round Read(TextReader reader)
    {
        var lines = new WmdLines();
        for (int number = 1; reader.ReadLine() is { } line; number++)
            if (!lines.Take(line.Trim())) throw new FormatException($"line {number}: {line}");
        return lines.ToRound();
    }
}

sealed class WmdLines
{
    readonly SortedDictionary<int, bool> altruists = [];
    readonly List<(int Giver, int Receiver, double Weight)> edges = [];

    public bool Take(string line) =>
        line.Length == 0 || (line.StartsWith("# ALTERNATIVE NAME", StringComparison.Ordinal) ? TakeName(line) : line[0] == '#' || TakeEdge(line));

    public Round ToRound()
    {
        double most = edges.Select(edge => edge.Weight).DefaultIfEmpty(1).Max();
        var participants = altruists.Select(a => new Participant(Name(a.Key)) { IsFacilitator = a.Value }).ToList();
        var exchanges = edges.Where(IsExchange).Select(e => new Exchange($"{e.Giver}-{e.Receiver}", Name(e.Giver), Name(e.Receiver), e.Weight / most));
        return new Round(participants, exchanges.ToList());
    }

    bool IsExchange((int Giver, int Receiver, double Weight) edge) =>
        edge.Weight > 0 && edge.Giver != edge.Receiver && !altruists.GetValueOrDefault(edge.Receiver);

    bool TakeName(string line)
    {
        int colon = line.IndexOf(':');
        if (colon < 0 || !int.TryParse(line.AsSpan(18, colon - 18), CultureInfo.InvariantCulture, out int id)) return false;
        return altruists.TryAdd(id, line[(colon + 1)..].Trim().StartsWith("Al", StringComparison.OrdinalIgnoreCase));
    }

    bool TakeEdge(string line)
    {
        var parts = line.Split(',');
        if (parts.Length != 3 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out int giver)) return false;
        if (!int.TryParse(parts[1], CultureInfo.InvariantCulture, out int receiver)) return false;
        if (!double.TryParse(parts[2], CultureInfo.InvariantCulture, out double weight) || weight is not (>= 0 and < 1e12)) return false;
        edges.Add((giver, receiver, weight));
        return altruists.ContainsKey(giver) && altruists.ContainsKey(receiver);
    }

    static string Name(int id) => id.ToString(CultureInfo.InvariantCulture);
}
