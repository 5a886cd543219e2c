using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Learning;

namespace Reciproca.Bench.Finding;

/// <summary>./do bench finding [PREFIX…] [--json] [--each] [--parallel FILE.tsv|FILE.tmx]: how well queries find documents across languages.</summary>
public static class FindingBench
{
    public static int Run(string[] args)
    {
        var report = new Report(args.Contains("--json"), Console.Out);
        var parallel = args.SkipWhile(arg => arg != "--parallel").Skip(1).FirstOrDefault();
        var prefixes = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal) && arg != parallel).DefaultIfEmpty().SelectMany(Prefixes).ToList();
        if (prefixes.Count == 0) return Fail("No collection: PREFIX.docs.jsonl, PREFIX.queries.jsonl and PREFIX.qrels.jsonl are needed.");
        var lexicons = Lexicons(parallel);
        foreach (var collection in prefixes.Select(Collection.Read))
        {
            report.Begin(collection);
            foreach (var engine in Engines(collection, lexicons))
            {
                report.Add(engine, [.. Figures.Of(collection, engine)]);
                if (args.Contains("--each")) foreach (var query in collection.Queries) report.Each(collection, query, engine.Search(query));
                engine.End?.Invoke();
            }
        }
        return 0;
    }

    static IEnumerable<Engine> Engines(Collection collection, List<(string Method, TranslationLexicon Lexicon)> lexicons)
    {
        yield return SqliteEngine.Of(collection);
        if (PostgresEngine.Of(collection) is { } postgres) yield return postgres;
        yield return OwnLanguageEngine.Of(collection);
        yield return OwnLanguageEngine.AllFields(collection);
        yield return ProductEngine.Of("without lexicon", collection, TranslationLexicon.Empty);
        foreach (var (method, lexicon) in lexicons) yield return ProductEngine.Of(method, collection, lexicon);
    }

    static List<(string, TranslationLexicon)> Lexicons(string? parallel)
    {
        List<LexiconLayer> layers = [ThesaurusLayer.Layer];
        var lexicons = new List<(string, TranslationLexicon)> { ("thesaurus", LexiconLearning.Learn(layers)) };
        var machine = MachineDictionaries.Layers().ToList();
        if (machine.Count > 0) lexicons.Add(("dictionaries alone", LexiconLearning.Learn(machine)));
        layers.AddRange(machine);
        if (machine.Count > 0) lexicons.Add(("thesaurus + dictionaries", LexiconLearning.Learn(layers)));
        if (parallel is not null) lexicons.Add(("thesaurus + dictionaries + parallel", LexiconLearning.Learn([.. layers, new("parallel", 1, Texts(parallel))])));
        return lexicons;
    }

    static IEnumerable<ParallelText> Texts(string file) =>
        file.EndsWith(".tmx", StringComparison.OrdinalIgnoreCase) ? ImportedTexts.ReadTmx(File.OpenRead(file)) : ImportedTexts.ReadTsv(File.OpenText(file));

    static IEnumerable<string> Prefixes(string? given)
    {
        if (given is not null) return [given];
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "finding") is var data && Directory.Exists(data))
                return Directory.GetFiles(data, "*.docs.jsonl").Order(StringComparer.Ordinal).Select(file => file[..^".docs.jsonl".Length]);
        return [];
    }

    static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
