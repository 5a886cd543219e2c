using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Storage;

namespace Reciproca.Operate;

/// <summary>`reciproca peer add URL`: the exchange with other networks from the command line. The running node sends what follows from it.</summary>
public static class PeerCommand
{
    private const string Operator = "operator";

    private static readonly Argument<string> Host = new("host") { Description = "Host of the peer, with its port unless that is the default" };

    public static Command Peer() => new("peer", "Networks with which records are exchanged")
    {
        Add(), List(), Of("confirm", "Grants a request, or trusts a changed key, after the fingerprint was read aloud", (peering, peer) => peering.Confirm(peer, Operator, default)),
        Of("pause", "Sends and takes nothing for a while", (peering, peer) => peering.Pause(peer, Operator, default)), Of("resume", "Goes on after a pause", (peering, peer) => peering.Resume(peer, Operator, default)),
        Of("block", "Wants nothing of a server", (peering, peer) => peering.Block(peer, Operator, default)),
        Of("refuse", "Declines a request; they are told", (peering, peer) => peering.Refuse(peer, Operator, default)), End(), Rekey(),
    };

    private static Command Add()
    {
        var address = new Argument<string>("address") { Description = "Such as https://node.example" };
        var command = new Command("add", "Asks a node to exchange records; where it has asked already, confirms") { address };
        command.SetAction((parsed, cancel) => CommandLine.WithNode(async services =>
        {
            var peering = services.GetRequiredService<Peering>();
            if (await peering.Add(parsed.GetValue(address)!, Operator, cancel) is not { } peer) { Console.Error.WriteLine("No node answers at that address."); return 1; }
            Console.WriteLine($"{peer.Name} ({peer.Host}): {peer.State}");
            Console.WriteLine($"Their fingerprint, to be read aloud by them: {peer.Fingerprint}");
            Console.WriteLine($"Ours, to be read to them:                    {await peering.OwnFingerprint()}");
            return 0;
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Every peer and how the exchange fares in each direction");
        command.SetAction((_, cancel) => CommandLine.WithNode(async services =>
        {
            foreach (var fact in await services.GetRequiredService<PeerFacts>().All(cancel))
                Console.WriteLine($"{fact.Peer.Host}\t{fact.Peer.Name}\t{fact.Peer.State}\tto them: {fact.Waiting} waiting{(fact.SendingFails ? $", failing: {fact.Sending?.Error}" : "")}\t"
                    + $"to us: {fact.Copies} copies, read {fact.Peer.CaughtUpAt:u}, same {fact.Peer.SameAt:u}{(fact.ReadingFails ? $", failing: {fact.Peer.Failure ?? "its key has changed"}" : "")}");
            return 0;
        }));
        return command;
    }

    private static Command End()
    {
        var remove = new Option<bool>("--remove-copies") { Description = "Removes their records here; otherwise they are archived" };
        var command = new Command("end", "Ends the exchange; they are told") { Host, remove };
        command.SetAction((parsed, cancel) => With(parsed, (peering, peer) => peering.End(peer, !parsed.GetValue(remove), Operator, cancel)));
        return command;
    }

    private static Command Rekey()
    {
        var lost = new Option<bool>("--old-key-is-lost") { Description = "The old key vouches for nothing: every peer has to read the new fingerprint aloud" };
        var command = new Command("rekey", "New keys for this node; peers are told") { lost };
        command.SetAction((parsed, cancel) => CommandLine.WithNode(async services =>
        {
            await services.GetRequiredService<Rekeying>().Renew(parsed.GetValue(lost), Operator, cancel);
            Console.WriteLine($"The fingerprint is now {await services.GetRequiredService<Peering>().OwnFingerprint()}");
            return 0;
        }));
        return command;
    }

    private static Command Of(string name, string description, Func<Peering, Peer, Task> act)
    {
        var command = new Command(name, description) { Host };
        command.SetAction((parsed, _) => With(parsed, act));
        return command;
    }

    private static Task<int> With(ParseResult parsed, Func<Peering, Peer, Task> act) => CommandLine.WithNode(async services =>
    {
        var host = parsed.GetValue(Host)!.ToLowerInvariant();
        if (await services.GetRequiredService<AppDb>().Set<Peer>().SingleOrDefaultAsync(p => p.Host == host) is not { } peer) { Console.Error.WriteLine($"There is no peer {host}."); return 1; }
        await act(services.GetRequiredService<Peering>(), peer);
        Console.WriteLine($"{peer.Name} ({peer.Host}): {peer.State}");
        return 0;
    });
}
