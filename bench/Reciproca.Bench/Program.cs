var benches = new Dictionary<string, Func<string[], int>>
{
    ["activitypub"] = Reciproca.Bench.ActivityPub.ActivityPubBench.Run,
    ["clearing"] = Reciproca.Bench.Clearing.ClearingBench.Run,
    ["impact"] = Reciproca.Bench.Impact.ImpactBench.Run,
    ["federation"] = Reciproca.Bench.Federation.FederationBench.Run,
    ["node"] = Reciproca.Bench.Node.NodeBench.Run,
    ["matching"] = Reciproca.Bench.Matching.MatchingBench.Run,
    ["finding"] = Reciproca.Bench.Finding.FindingBench.Run,
    ["embeddings"] = Reciproca.Bench.Finding.EmbeddingsBench.Run,
    ["lexicon"] = Reciproca.Bench.Finding.LexiconBench.Run,
    ["search"] = Reciproca.Bench.Search.SearchBench.Run,
};
if (args.Length > 0 && benches.TryGetValue(args[0], out var run)) return run(args[1..]);
Console.WriteLine("./do bench " + string.Join(" | ", benches.Keys));
return 2;
