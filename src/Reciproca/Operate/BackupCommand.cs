using System.CommandLine;
using Reciproca.Storage;
using Reciproca.Storage.Backup;

namespace Reciproca.Operate;

public static class BackupCommand
{
    private static readonly Argument<string> File = new("file") { Description = "A .zip that holds everything: rows, files, keys" };

    public static Command Backup()
    {
        var command = new Command("backup", "Writes everything the node keeps into one file, while it runs") { File };
        command.SetAction((parsed, cancel) => CommandLine.WithNode(async services =>
        {
            var written = await new BackupWriter(services.GetRequiredService<AppDb>(), Data(services)).Write(parsed.GetValue(File)!, cancel);
            Console.WriteLine($"{written.Rows} rows of {written.Tables.Count} tables and {written.Files.Count} files → {parsed.GetValue(File)}");
            return 0;
        }));
        return command;
    }

    public static Command Restore()
    {
        var verify = new Option<bool>("--verify") { Description = "Only proves that the file is whole and can be restored" };
        var command = new Command("restore", "Brings a backup into an empty node, on SQLite or PostgreSQL whichever wrote it") { File, verify };
        command.SetAction((parsed, cancel) => CommandLine.WithNode(async services =>
        {
            var reader = new BackupReader(services.GetRequiredService<AppDb>(), Data(services));
            var problems = parsed.GetValue(verify) ? await reader.Verify(parsed.GetValue(File)!, cancel) : await reader.Restore(parsed.GetValue(File)!, cancel);
            foreach (var problem in problems) Console.Error.WriteLine(problem);
            if (problems.Count == 0) Console.WriteLine(parsed.GetValue(verify) ? "The backup is whole." : "Restored. Start the node: it rebuilds its index by itself.");
            return problems.Count == 0 ? 0 : 1;
        }));
        return command;
    }

    private static string Data(IServiceProvider services) => services.GetRequiredService<NodeSettings>().Data;
}
