using System.CommandLine;
using Reciproca.Kinds.Agreements;
using Reciproca.Spine.Texts;

namespace Reciproca.Operate;

/// <summary>Checks the log of an agreement without the node that wrote it.</summary>
public static class AgreementCommand
{
    public static Command Agreement()
    {
        var file = new Argument<FileInfo>("file") { Description = "The log as its page gives it (JSON)" };
        var verify = new Command("verify", "Recomputes every hash of an agreement's log and of the texts that were signed") { file };
        verify.SetAction(async (parsed, cancel) => Verify(await File.ReadAllTextAsync(parsed.GetValue(file)!.FullName, cancel), Console.Out));
        return new Command("agreement", "Agreements between local governments") { verify };
    }

    /// <returns>0 when everything holds.</returns>
    public static int Verify(string json, TextWriter output)
    {
        var texts = new Texts("en");
        if (LogFile.Parse(json) is not { } log) { output.WriteLine("✗ " + texts["agreement.verify.no-log"]); return 2; }
        var faults = log.Faults().ToList();
        foreach (var (key, about) in faults) output.WriteLine("✗ " + texts[key, about]);
        if (faults.Count == 0) output.WriteLine("✓ " + texts.Count("agreement.verify.good", log.Entries.Count));
        foreach (var entry in log.Entries.Where(e => e.TextHash.Length > 0)) output.WriteLine($"{entry.At:yyyy-MM-dd HH:mm} {entry.Action} {entry.TextHash[..12]} {entry.Party}: {entry.Detail}");
        return faults.Count == 0 ? 0 : 1;
    }
}
