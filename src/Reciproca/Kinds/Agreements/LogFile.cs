using System.Text.Json;

namespace Reciproca.Kinds.Agreements;

/// <summary>The log with every text it speaks of, as a file that anyone can check without this node: <c>reciproca agreement verify FILE</c>.</summary>
public sealed record LogFile(string Format, string Agreement, string Node, IReadOnlyList<LogFileText> Texts, IReadOnlyList<LogFileEntry> Entries)
{
    public const string Current = "reciproca-agreement-log 1";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static LogFile Of(string shortId, string node, IEnumerable<AgreementVersion> versions, IEnumerable<LogEntry> entries) => new(Current, shortId, node,
        [.. versions.OrderBy(v => v.Number).Select(v => new LogFileText(v.Number, v.Hash, v.Text))],
        [.. entries.OrderBy(e => e.Number).Select(e => new LogFileEntry(e.Number, e.At, e.Person, e.Party, e.Action, e.Detail, e.TextHash, e.Previous, e.Hash))]);

    public static LogFile? Parse(string json)
    {
        try { return JsonSerializer.Deserialize<LogFile>(json, Json) is { Format: Current, Texts: not null, Entries: not null } file ? file : null; }
        catch (JsonException) { return null; }
    }

    /// <summary>Everything that does not hold, as text keys with what they speak of; nothing when all holds.</summary>
    public IEnumerable<(string Key, string About)> Faults()
    {
        var (number, previous, known) = (0, "", Texts.Select(t => t.Hash).ToHashSet());
        foreach (var text in Texts.Where(t => AgreementVersion.HashOf(t.Text ?? "") != t.Hash)) yield return ("agreement.verify.text", text.Number.ToString());
        foreach (var entry in Entries)
        {
            if (entry.Number != ++number) yield return ("agreement.verify.order", entry.Number.ToString());
            if (entry.Previous != previous) yield return ("agreement.verify.chain", entry.Number.ToString());
            if (entry.Recomputed() != entry.Hash) yield return ("agreement.verify.entry", entry.Number.ToString());
            if (entry.TextHash is { Length: > 0 } hash && !known.Contains(hash)) yield return ("agreement.verify.missing", entry.Number.ToString());
            (number, previous) = (entry.Number, entry.Hash);
        }
        if (Entries.Count == 0) yield return ("agreement.verify.empty", "");
    }
}

public sealed record LogFileText(int Number, string Hash, string Text);

public sealed record LogFileEntry(int Number, DateTime At, string Person, string Party, string Action, string Detail, string TextHash, string Previous, string Hash)
{
    public string Recomputed() => AgreementVersion.HashOf(LogEntry.Line(Number, At.ToUniversalTime(), Person ?? "", Party ?? "", Action ?? "", Detail ?? "", TextHash ?? "", Previous ?? ""));
}
