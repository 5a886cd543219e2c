using System.CommandLine;
using Reciproca.Across.Impact;

namespace Reciproca.Operate;

/// <summary>`reciproca recount`: counts the impact figures from scratch; with --verify it only says where the kept ones differ.</summary>
public static class RecountCommand
{
    private const int MostShown = 20;

    public static Command Recount()
    {
        var verify = new Option<bool>("--verify") { Description = "Changes nothing; ends with 1 where a kept figure differs" };
        var command = new Command("recount", "Counts the impact figures from scratch") { verify };
        command.SetAction((parsed, cancel) => CommandLine.WithNode(async services =>
        {
            var recount = services.GetRequiredService<Recount>();
            if (!parsed.GetValue(verify)) await recount.Write(cancel);
            var wrong = await recount.Verify(cancel);
            foreach (var line in wrong.Take(MostShown)) Console.WriteLine(line);
            Console.WriteLine(wrong.Count == 0 ? "Every figure is as counted from scratch." : $"{wrong.Count} difference(s).");
            return wrong.Count == 0 ? 0 : 1;
        }));
        return command;
    }
}
