using System.CommandLine;
using System.Globalization;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Keeping;
using Reciproca.Storage;

namespace Reciproca.Operate;

/// <summary>`reciproca lexicon learn|inspect|explain`: what the node knows about words of different languages. A running node takes over what is learned.</summary>
public static class LexiconCommand
{
    public static Command Lexicon() => new("lexicon", "What words mean in other languages, as the search uses it") { Learn(), Inspect(), Explain() };

    private static Command Learn()
    {
        var import = new Option<FileInfo[]>("--import") { Description = "Translation memories (.tmx) or tables (.tsv, the first line names the languages) to keep and learn from", AllowMultipleArgumentsPerToken = true };
        var command = new Command("learn", "Learns from thesaurus, dictionaries, imported texts and this node's own records; adopted only if nothing becomes worse") { import };
        command.SetAction((parsed, cancel) => CommandLine.WithNode(async services =>
        {
            var lexicon = services.GetRequiredService<CurrentLexicon>();
            foreach (var file in parsed.GetValue(import) ?? [])
                if (!Import(file, lexicon)) return 1;
            await UpgradeCommand.Migrate(services.GetRequiredService<AppDb>(), services.GetRequiredService<NodeSettings>(), cancel);
            var learned = await services.GetRequiredService<LexiconLessons>().Learn(cancel);
            Print($"{learned.Pairs} pairs, {learned.Terms} words; tried on {learned.Judgements} questions: {learned.Before / 1000.0:0.000} before, {learned.After / 1000.0:0.000} now");
            Print(learned.Adopted ? (FormattableString)$"Adopted: {lexicon.FilePath}" : $"Not adopted: what people chose would be found less well. The last one stays.");
            return learned.Adopted ? 0 : 1;
        }));
        return command;
    }

    private static Command Inspect()
    {
        var command = new Command("inspect", "Languages, layers and coverage of the lexicon in use");
        command.SetAction((_, _) => CommandLine.WithNode(services =>
        {
            var lexicon = services.GetRequiredService<CurrentLexicon>();
            if (lexicon.IsDamaged) Print($"✗ {lexicon.FilePath} is cut or changed and was not read; the one before it, or the thesaurus alone, is in use. Run: reciproca lexicon learn");
            else Print(lexicon.NeedsLearning ? (FormattableString)$"Nothing was learned yet: the thesaurus alone. Run: reciproca lexicon learn" : $"{lexicon.FilePath}, {new FileInfo(lexicon.FilePath).Length / 1024} KiB");
            Print($"layers: {string.Join(", ", lexicon.Now.Layers)}; added by people: {lexicon.Added().Count}");
            foreach (var language in lexicon.Now.Inspect())
                Print($"{language.Language,-4} {language.Terms,7} words from {language.Pairs,7} pairs{Covered(lexicon, language.Language)}");
            return Task.FromResult(lexicon.IsDamaged ? 1 : 0);
        }));
        return command;
    }

    private static Command Explain()
    {
        var (term, language) = (new Argument<string>("term") { Description = "A word or a phrase" }, new Option<string?>("--language") { Description = "Its language; detected when absent" });
        var command = new Command("explain", "What a word means, how surely, and which layer says so") { term, language };
        command.SetAction((parsed, _) => CommandLine.WithNode(services =>
        {
            var (lexicon, text) = (services.GetRequiredService<CurrentLexicon>().Now, parsed.GetValue(term)!);
            var languages = parsed.GetValue(language) is { } said ? [said] : Knowing(lexicon, text);
            foreach (var one in languages) Explain(lexicon, one, text);
            return Task.FromResult(0);
        }));
        return command;
    }

    private static string[] Knowing(TranslationLexicon lexicon, string text)
    {
        string[] knowing = [.. lexicon.Inspect().Select(l => l.Language).Where(l => Analysis.Terms(l, text) is { Count: > 0 } terms && terms.TrueForAll(t => lexicon.Learned(l, t)))];
        return knowing.Length > 0 ? knowing : [LanguageDetector.Detect(text).Language];
    }

    private static void Explain(TranslationLexicon lexicon, string language, string text)
    {
        Print($"{language}:");
        foreach (var word in lexicon.Explain(language, text))
        {
            Print($"  {word.Written} ({word.Stem}){(word.Known ? "" : " is not known and is searched as it is written")}");
            foreach (var meaning in word.Meanings) Print($"    {meaning.Weight:0.00} {meaning.Term}{(meaning.Layers.Count > 0 ? $"  [{string.Join(", ", meaning.Layers)}]" : "")}");
        }
    }

    private static bool Import(FileInfo file, CurrentLexicon lexicon)
    {
        try
        {
            Print($"{file.Name}: {lexicon.Import(file.FullName)} pairs");
            return true;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or System.Xml.XmlException)
        {
            Console.Error.WriteLine($"{file.FullName} was not imported: {error.Message}");
            return false;
        }
    }

    private static string Covered(CurrentLexicon lexicon, string language) =>
        lexicon.Coverage.FirstOrDefault(c => c.Language == language) is { Words: > 0 } coverage ? string.Create(CultureInfo.InvariantCulture, $"; {coverage.Share:P0} of {coverage.Words} words in records known") : "";

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
