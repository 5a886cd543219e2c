using System.Diagnostics;
using System.Globalization;
using Reciproca.Storage;
using Reciproca.Spine.Search;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Learning;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Bench.Search;

/// <summary>
/// ./do bench search [RECORDS…] [--in FOLDER]: how fast the node's own index fills, changes and answers; 10,000 and 1,000,000 records when nothing is
/// said. An index that an earlier run has left in the folder is asked as it is.
/// </summary>
public static class SearchBench
{
    const int Batch = 2000, Queries = 1000, Warmup = 1000, Updates = 20, Few = 100_000;
    const double Megabyte = 1024 * 1024;

    public static int Run(string[] args)
    {
        var lexicon = LexiconLearning.Learn([ThesaurusLayer.Layer, .. MachineDictionaries.Layers()]);
        var folder = Array.IndexOf(args, "--in") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        List<int> sizes = [.. args.TakeWhile(arg => arg != "--in").Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).SelectMany(size => size == 0 ? new[] { 10_000, 1_000_000 } : [size])];
        return sizes.Aggregate(true, (good, size) => Measure(size, lexicon, folder) && good) ? 0 : 1;
    }

    static bool Measure(int records, TranslationLexicon lexicon, string? kept)
    {
        var folder = kept is null ? Directory.CreateTempSubdirectory("reciproca-search-") : Directory.CreateDirectory(Path.Combine(kept, $"{records}"));
        try
        {
            var vocabulary = new NodeVocabulary();
            var (current, tagger) = (new CurrentLexicon(Path.Combine(folder.FullName, "lexicon")), new ConceptTagger(vocabulary));
            current.Adopt(lexicon);
            using var index = new RecordIndex(new NodeSettings { Data = folder.FullName }, vocabulary, current, new ContentVersion());
            return Measure(records, index, new RecordSearch(index, tagger, current), new GeneratedRecords(tagger), folder);
        }
        finally { if (kept is null) folder.Delete(recursive: true); }
    }

    static bool Measure(int records, RecordIndex index, RecordSearch search, GeneratedRecords generated, DirectoryInfo folder)
    {
        using var memory = new OwnMemory();
        Console.WriteLine($"\n{records:N0} records in {GeneratedRecords.Languages.Length} languages; {Environment.ProcessorCount} cores");
        var good = !index.NeedsRebuild || Filled(records, index, generated, folder);
        // other questions of the same sort, as a node has been asked for months
        for (var i = 0; i < Warmup; i++) search.Find(GeneratedRecords.Query(i));
        var cpu = Cpu();
        var times = Enumerable.Range(Warmup, Queries).Select(i => Time(() => search.Find(GeneratedRecords.Query(i)))).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(Cpu() - cpu).TotalMilliseconds / Queries:F2} ms of processor time a query; mean {times.Average():F2} ms"));
        good &= Line("median ms a query with facets", times[Queries / 2], records > Few ? 10 : 3, atLeast: false);
        good &= Line("99th of 100, ms", times[Queries * 99 / 100], 60, atLeast: false);
        good &= Line("an update is found after ms", Enumerable.Range(0, Updates).Max(i => Time(() => Update(records + i, index, search, generated))), 1000, atLeast: false);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {self.PeakWorkingSet64 / Megabyte:F0} megabytes with the pages of index files that lay in memory anyway"));
        return Line("megabytes of the process's own memory at most", memory.Most, 1536, atLeast: false) && good;
    }

    static bool Filled(int records, RecordIndex index, GeneratedRecords generated, DirectoryInfo folder)
    {
        var (watch, cpu, bytes) = (Stopwatch.StartNew(), Cpu(), 0L);
        index.Rebuild(Entries(records, generated, size => bytes += size)).GetAwaiter().GetResult();
        var good = Line("records a second", records / watch.Elapsed.TotalSeconds, 1000, atLeast: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {records / (Cpu() - cpu).TotalSeconds:F0} records a second of processor time"));
        var size = Directory.EnumerateFiles(Path.Combine(folder.FullName, "index"), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        // what an index needs for its words alone weighs more where there are few records
        return Line("index size, times the text's", size / (double)bytes, records > Few ? 2 : 3, atLeast: false) && good;
    }

    static async IAsyncEnumerable<IReadOnlyCollection<IndexEntry>> Entries(int records, GeneratedRecords generated, Action<long> count)
    {
        await Task.Yield();
        for (var start = 0; start < records; start += Batch)
        {
            var entries = Enumerable.Range(start, Math.Min(Batch, records - start)).AsParallel().AsOrdered().Select(generated.Entry).ToList();
            count(entries.Sum(e => e.Texts.Sum(t => (long)System.Text.Encoding.UTF8.GetByteCount(t.Title) + System.Text.Encoding.UTF8.GetByteCount(t.Body))));
            yield return entries;
        }
    }

    static void Update(int number, RecordIndex index, RecordSearch search, GeneratedRecords generated)
    {
        var entry = generated.Entry(number);
        var name = $"Zyx{number}q";
        index.Put([entry with { Texts = [new EntryText("en", name, "drainage")] }], []);
        if (search.Find(new SearchRequest(Sight.Public) { Text = name }).Total != 1) throw new InvalidOperationException("An update was not found.");
    }

    static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static TimeSpan Cpu() => Process.GetCurrentProcess().TotalProcessorTime;

    static bool Line(string what, double value, double limit, bool atLeast)
    {
        var good = atLeast ? value >= limit : value <= limit;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(good ? "✓" : "✗")} {what}: {value:F2} ({(atLeast ? "at least" : "at most")} {limit})"));
        return good;
    }
}

/// <summary>The most that this process has had for itself alone since this began, in megabytes: what lies in files can always be taken from it.</summary>
sealed class OwnMemory : IDisposable
{
    readonly Timer often;
    long most;

    public OwnMemory() => often = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

    public double Most { get { Look(); return most / 1024d; } }

    public void Dispose() => often.Dispose();

    void Look()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("RssAnon", StringComparison.Ordinal));
        most = Math.Max(most, long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
    }
}
