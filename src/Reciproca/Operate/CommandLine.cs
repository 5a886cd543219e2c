using System.CommandLine;

namespace Reciproca.Operate;

/// <summary>`reciproca COMMAND …`: what an operator does beside the web node. Without a command the node starts.</summary>
public static class CommandLine
{
    private static readonly RootCommand Root = new("Reciproca, the federated exchange for local governments")
    {
        BackupCommand.Backup(), BackupCommand.Restore(), UpgradeCommand.Upgrade(), DoctorCommand.Doctor(),
        UserCommand.User(), NetworkCommand.Network(), SeedCommand.Seed(),
        PeerCommand.Peer(),
        RecountCommand.Recount(),
        RoundCommand.Round(),
        AgreementCommand.Agreement(),
        LexiconCommand.Lexicon(),
    };

    /// <returns>The exit code, or null when the arguments start the node: settings begin with a dash, and a word that is no command is a mistake.</returns>
    public static async Task<int?> Handles(string[] args) =>
        args.Length > 0 && (!args[0].StartsWith('-') || args[0] is "--help" or "-h" or "-?" or "--version")
            ? await Root.Parse(args).InvokeAsync()
            : null;

    /// <summary>The node's services without its web server: the same settings, nothing listens and no background work runs.</summary>
    internal static async Task<int> WithNode(Func<IServiceProvider, Task<int>> work)
    {
        await using var app = Node.Build([]);
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
