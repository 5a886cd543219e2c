using System.Diagnostics;
using Reciproca.Storage;
using Reciproca.Bench.Node;
using Reciproca.Spine.Matching;
using Reciproca.Spine.Search;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Bench.Matching;

/// <summary>One need against very many candidates: every one is scored, twenty are explained. Each need is asked once, so that nothing is remembered.</summary>
public static class MatchingBench
{
    private const double Limit = 30;
    private const int Shown = 20, Needs = 120, Warm = 20;

    public static int Run(string[] args)
    {
        var candidates = NodeBench.Number(args, "--candidates", 100_000);
        var data = Directory.CreateTempSubdirectory("reciproca-matching-");
        try
        {
            var vocabulary = new NodeVocabulary();
            var lexicon = new CurrentLexicon(Path.Combine(data.FullName, "lexicon"));
            using var index = new RecordIndex(new NodeSettings { Data = data.FullName }, vocabulary, lexicon, new ContentVersion());
            List<Figure> figures = [];
            Fill(index, candidates, figures);
            var search = new RecordSearch(index, new ConceptTagger(vocabulary), lexicon);
            Measure(new Ranking(search, new Scoring(vocabulary, new NodeWeights(), TimeProvider.System)), new Reasons(new Texts("en"), vocabulary), candidates, figures);
            NodeBench.Print(figures, args.Contains("--json"));
            return 0;
        }
        finally { data.Delete(recursive: true); }
    }

    private static void Fill(RecordIndex index, int candidates, List<Figure> figures)
    {
        var start = Stopwatch.GetTimestamp();
        index.Rebuild(Candidates.Made(candidates).Chunk(2000).ToAsyncEnumerable()).GetAwaiter().GetResult();
        figures.Add(new($"indexing {candidates:#,0} candidates", candidates / Stopwatch.GetElapsedTime(start).TotalSeconds, "records/s"));
    }

    private static void Measure(Ranking ranking, Reasons reasons, int candidates, List<Figure> figures)
    {
        var request = new SearchRequest(Sight.Public) { Take = Shown, Filters = new Dictionary<string, string[]> { ["kind"] = ["offer", "practice"] } };
        var (times, words, own) = (new List<double>(), new List<double>(), Process.GetCurrentProcess());
        var (cpu, scored) = (TimeSpan.Zero, 0L);
        foreach (var (number, need) in Candidates.Needs(Needs + Warm).Index())
        {
            if (number == Warm) { own.Refresh(); (cpu, times, words, scored) = (own.TotalProcessorTime, [], [], 0); }
            var start = Stopwatch.GetTimestamp();
            var page = ranking.All(need, request);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            scored += page.Total;
            start = Stopwatch.GetTimestamp();
            foreach (var ranked in page.Ranked) reasons.Of(ranked.Fit);
            words.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        own.Refresh();
        times.Sort();
        words.Sort();
        figures.Add(new($"one need against {candidates:#,0} candidates, median", times[times.Count / 2], "ms", Limit));
        figures.Add(new("the same, p99", times[(int)(times.Count * .99)], "ms"));
        figures.Add(new("the same, CPU a need, reasons included", (own.TotalProcessorTime - cpu).TotalMilliseconds / times.Count, "ms", Limit));
        figures.Add(new("candidates scored for a need", scored / (double)times.Count, "records", candidates * .95, AtLeast: true));
        figures.Add(new($"reasons of {Shown} matches in words, median", words[words.Count / 2], "ms", 1));
    }
}
