using System.Diagnostics;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Learning;

namespace Reciproca.Bench.Finding;

/// <summary>./do bench lexicon: how fast a lexicon learns and loads, each beside its limit.</summary>
public static class LexiconBench
{
    const int Pairs = 60_000, Words = 12, Vocabulary = 20_000, FewRounds = 2, ManyRounds = 12;
    const double LeastPerCore = 200_000, MostLoading = 300, MostMegabytes = 60;

    public static int Run(string[] args)
    {
        var texts = Texts();
        LexiconLearning.Learn([new("generated", 1, texts.Take(2000))], 1);
        var rounds = Seconds(texts, ManyRounds) - Seconds(texts, FewRounds);
        // Each round goes over every pair in both directions.
        var pace = Pairs * 2.0 * (ManyRounds - FewRounds) / rounds / Environment.ProcessorCount;
        Print("sentence-pair iterations per second and core", pace, LeastPerCore, pace / LeastPerCore);
        var file = Path.GetTempFileName();
        LexiconFile.Save(file, LexiconLearning.Learn([ThesaurusLayer.Layer, .. MachineDictionaries.Layers()]));
        var before = GC.GetTotalMemory(true);
        var watch = Stopwatch.StartNew();
        var lexicon = LexiconFile.Load(file)!;
        var loading = watch.Elapsed.TotalMilliseconds;
        var megabytes = (GC.GetTotalMemory(true) - before) / 1048576.0 / Math.Max(1, lexicon.Inspect().Count);
        Print("milliseconds to load", loading, MostLoading, MostLoading / loading);
        Print("megabytes in memory per language", megabytes, MostMegabytes, MostMegabytes / megabytes);
        Console.WriteLine($"file {new FileInfo(file).Length / 1024} KiB; " + string.Join(", ", lexicon.Inspect().Select(c => $"{c.Language} {c.Terms} terms")));
        File.Delete(file);
        return 0;
    }

    static void Print(string what, double value, double limit, double times) => Console.WriteLine($"{what}: {value:F1} (limit {limit}, {times:F1} times as good)");

    static double Seconds(List<ParallelText> texts, int rounds)
    {
        var watch = Stopwatch.StartNew();
        LexiconLearning.Learn([new("generated", 1, texts)], rounds);
        return watch.Elapsed.TotalSeconds;
    }

    // Sentences whose words are as unequally frequent as in real text; a word and its translation share a number.
    static List<ParallelText> Texts()
    {
        uint state = 1;
        return [.. Enumerable.Range(0, Pairs).Select(_ => Enumerable.Range(0, Words).Select(_ => Word()).ToArray())
            .Select(words => new ParallelText("vi", string.Join(' ', words.Select(w => "f" + w)), "en", string.Join(' ', words.Select(w => "e" + w))))];

        int Word() => (int)Math.Pow(Vocabulary, (state = state * 1664525 + 1013904223) / (double)uint.MaxValue);
    }
}
