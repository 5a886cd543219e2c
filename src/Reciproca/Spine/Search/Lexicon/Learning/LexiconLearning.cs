namespace Reciproca.Spine.Search.Lexicon.Learning;

/// <summary>Learns a translation lexicon from layers of parallel text. Same layers, same lexicon, on any machine.</summary>
public static class LexiconLearning
{
    /// <summary>The language every other one is translated into for the index; its terms are the pivot.</summary>
    public const string PivotLanguage = "en";

    const float BridgeWeight = .5f;
    const int Batch = 20_000;

    /// <summary>Reads every layer once. At most eight layers can be told apart later; the rest share the last name.</summary>
    public static TranslationLexicon Learn(IEnumerable<LexiconLayer> layers, int rounds = 6)
    {
        var (corpora, bridges, names) = (new SortedDictionary<string, Corpus>(StringComparer.Ordinal), new List<Bridge>(), new List<string>());
        var pivot = new TermIndex();
        foreach (var layer in layers)
        {
            if (names.Count < 8) names.Add(layer.Name);
            foreach (var batch in layer.Texts.Chunk(Batch)) Read(batch, layer.Weight, names.Count - 1);
        }
        var languages = Learned(corpora, rounds);
        if (bridges.Count > 0) languages = Learned(Bridged(corpora, bridges, languages, pivot), rounds);
        return new(languages, names, withConcepts: names.Contains(ThesaurusLayer.Name));

        void Read(ParallelText[] batch, float weight, int layer)
        {
            foreach (var (text, left, right) in batch.AsParallel().AsOrdered().Select(Terms))
            {
                if (text.Other == PivotLanguage) Of(text.Language).Add(left, right, weight, layer);
                else if (text.Language == PivotLanguage) Of(text.Other).Add(right, left, weight, layer);
                else bridges.Add(new(text.Language, left, text.Other, right, weight * BridgeWeight, layer));
            }
        }

        Corpus Of(string language) => corpora.TryGetValue(language, out var corpus) ? corpus : corpora[language] = new(pivot);
    }

    static (ParallelText Text, string[] Left, string[] Right) Terms(ParallelText text)
    {
        var plain = text with { Language = Analysis.Primary(text.Language), Other = Analysis.Primary(text.Other) };
        return (plain, Distinct(plain.Language, plain.Text), Distinct(plain.Other, plain.OtherText));
    }

    static string[] Distinct(string language, string text) => [.. Analysis.Terms(language, text).Distinct()];

    static SortedDictionary<string, LanguageLexicon> Learned(SortedDictionary<string, Corpus> corpora, int rounds)
    {
        var result = new SortedDictionary<string, LanguageLexicon>(StringComparer.Ordinal);
        foreach (var (language, corpus) in corpora) result[language] = LexiconTable.From(corpus, rounds);
        return result;
    }

    // Two languages without English between them still teach each other: what one side means is read off the lexicon learned so far.
    static SortedDictionary<string, Corpus> Bridged(
        SortedDictionary<string, Corpus> corpora, List<Bridge> bridges, SortedDictionary<string, LanguageLexicon> languages, TermIndex pivot)
    {
        foreach (var bridge in bridges)
        {
            Cross(bridge.Left, bridge.LeftTerms, bridge.Right, bridge);
            Cross(bridge.Right, bridge.RightTerms, bridge.Left, bridge);
        }
        return corpora;

        void Cross(string language, string[] terms, string other, Bridge bridge)
        {
            if (!languages.TryGetValue(other, out var lexicon)) return;
            var meant = (other == bridge.Left ? bridge.LeftTerms : bridge.RightTerms).SelectMany(term => Best(lexicon, term)).ToArray();
            if (!corpora.TryGetValue(language, out var corpus)) corpora[language] = corpus = new(pivot);
            corpus.Add(terms, meant, bridge.Weight, bridge.Layer);
        }
    }

    static IEnumerable<string> Best(LanguageLexicon lexicon, string term) =>
        lexicon.Translations(term).Where((translation, rank) => rank == 0 || translation.Weight >= .3f).Select(translation => translation.Term);

    readonly record struct Bridge(string Left, string[] LeftTerms, string Right, string[] RightTerms, float Weight, int Layer);
}
