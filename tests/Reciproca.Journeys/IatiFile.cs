using System.Diagnostics;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>Another program than ours, with the official schema, says that it is IATI.</summary>
internal static class IatiFile
{
    private const string XmlLint = "/usr/bin/xmllint";

    public static async Task Holds(RunningNode node, IEnumerable<string> addresses, string says, string but)
    {
        var schema = Schema();
        Assert.SkipWhen(schema is null || !File.Exists(XmlLint), "xmllint (libxml2-utils) or the official IATI schemas are not here");
        using var http = new HttpClient { BaseAddress = node.Address };
        foreach (var address in addresses)
        {
            var (file, text) = (Path.GetTempFileName(), await http.GetStringAsync(address));
            Assert.Contains(says, text);
            Assert.DoesNotContain(but, text);
            await File.WriteAllTextAsync(file, text);
            using var lint = Process.Start(new ProcessStartInfo(XmlLint, ["--nonet", "--noout", "--schema", schema!, file]) { RedirectStandardError = true })!;
            var said = await lint.StandardError.ReadToEndAsync();
            await lint.WaitForExitAsync();
            Assert.True(lint.ExitCode == 0, said);
            File.Delete(file);
        }
    }

    private static string? Schema()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, "shared", "data", "iati", "schemas", "iati-activities-schema.xsd") is var file && File.Exists(file)) return file;
        return null;
    }
}
