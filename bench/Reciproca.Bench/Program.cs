var benches = new Dictionary<string, Func<string[], int>>
{
    ["activitypub"] = Reciproca.Bench.ActivityPub.ActivityPubBench.Run,
    ["clearing"] = Reciproca.Bench.Clearing.ClearingBench.Run,
    ["node"] = Reciproca.Bench.Node.NodeBench.Run,
    ["matching"] = Reciproca.Bench.Matching.MatchingBench.Run,
    ["finding"] = Reciproca.Bench.Finding.FindingBench.Run,
    ["lexicon"] = Reciproca.Bench.Finding.LexiconBench.Run,
};
if (args.Length > 0 && benches.TryGetValue(args[0], out var run)) return run(args[1..]);
Console.WriteLine("./do bench " + string.Join(" | ", benches.Keys));
return 2;
