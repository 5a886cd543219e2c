using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Reciproca.Operate.Sample;
using Reciproca.Storage;

namespace Reciproca.Operate;

/// <summary>`reciproca seed`: the sample data into an empty node; a node that has people keeps what it has.</summary>
public static class SeedCommand
{
    public static Command Seed()
    {
        var accounts = new Option<bool>("--accounts") { Description = "Prints the sample accounts instead" };
        var large = new Option<int>("--large") { Description = "Adds N synthetic records in four languages, for load tests" };
        var initiatives = new Option<int>("--initiatives") { Description = "Adds N synthetic initiatives with ten contributions each, for load tests" };
        var region = new Option<string?>("--region") { Description = "Only one side of the Pacific: apac or 419" };
        var command = new Command("seed", "Loads the sample data into an empty node") { accounts, large, initiatives, region };
        command.SetAction((parsed, cancel) => CommandLine.WithNode(async services =>
        {
            if (parsed.GetValue(accounts)) { SampleAccounts.Print(Console.Out, parsed.GetValue(region)); return 0; }
            var db = services.GetRequiredService<AppDb>();
            await UpgradeCommand.Migrate(db, services.GetRequiredService<NodeSettings>(), cancel);
            if (!await db.Users.AnyAsync(cancel))
            {
                await ActivatorUtilities.CreateInstance<SampleLoader>(services, ActivatorUtilities.CreateInstance<SampleRound>(services)).Load(parsed.GetValue(region));
                await ActivatorUtilities.CreateInstance<SampleAgreement>(services).Load();
            }
            if (parsed.GetValue(large) > 0) Console.WriteLine(await ActivatorUtilities.CreateInstance<SyntheticRecords>(services).Load(parsed.GetValue(large)));
            if (parsed.GetValue(initiatives) > 0) Console.WriteLine(await ActivatorUtilities.CreateInstance<SyntheticInitiatives>(services).Load(parsed.GetValue(initiatives)));
            return 0;
        }));
        return command;
    }
}
