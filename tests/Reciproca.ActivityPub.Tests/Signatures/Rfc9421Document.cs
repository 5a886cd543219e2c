using System.Text.RegularExpressions;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests.Signatures;

/// <summary>The published text of the standard, whose Appendix B holds keys, messages and signatures.</summary>
internal static class Rfc9421Document
{
    /// <summary>The code blocks below a heading, unwrapped as RFC 8792 says.</summary>
    public static IReadOnlyList<string> Blocks(string heading)
    {
        var text = SharedData.Text("vectors/rfc9421/archive/draft-ietf-httpbis-message-signatures.md");
        var start = text.IndexOf("\n" + heading, text.IndexOf("\n# Examples\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(start > 0, "No heading " + heading);
        var end = Regex.Match(text[(start + 2)..], "\n#+ ").Index + start + 2;
        return [.. Regex.Matches(text[start..end], "~~~[^\n]*\n(.*?)~~~", RegexOptions.Singleline).Select(m => Unwrap(m.Groups[1].Value))];
    }

    public static string Pem(string heading, string label) =>
        Regex.Match(Blocks(heading)[0], $"-----BEGIN {label}-----.*?-----END {label}-----", RegexOptions.Singleline).Value;

    public static HttpMessage Message(string block, string extra = "")
    {
        var lines = (block.Split("\n\n")[0] + "\n" + extra).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var fields = lines.Skip(1).Select(l => l.Split(':', 2)).Select(p => KeyValuePair.Create(p[0], p[1])).ToList();
        if (first[0].StartsWith("HTTP/", StringComparison.Ordinal)) return HttpMessage.Response(int.Parse(first[1]), fields);
        return HttpMessage.Request(first[0], "https", fields.First(f => f.Key == "Host").Value.Trim(), first[1], fields);
    }

    private static string Unwrap(string block)
    {
        const string note = "NOTE: '\\' line wrapping per RFC 8792\n\n";
        return (block.StartsWith(note, StringComparison.Ordinal) ? Regex.Replace(block[note.Length..], "\\\\\n *", "") : block).TrimEnd('\n');
    }
}
