namespace Reciproca.Spine.Search.Lexicon;

/// <summary>What one language's terms mean in the pivot.</summary>
/// <param name="pairs">How many parallel texts it was learned from.</param>
sealed class LanguageLexicon(Dictionary<string, Translation[]> terms, int pairs)
{
    public int Pairs => pairs;

    public IReadOnlyDictionary<string, Translation[]> Terms => terms;

    public Translation[] Translations(string term) => terms.GetValueOrDefault(term, []);

    public LanguageLexicon With(IReadOnlyDictionary<string, Translation[]> added)
    {
        var all = new Dictionary<string, Translation[]>(terms);
        foreach (var (term, translations) in added) all[term] = translations;
        return new(all, pairs + 1);
    }
}

/// <summary>A pivot term a word may stand for.</summary>
/// <param name="Weight">Probability, 0 to 1.</param>
/// <param name="Layers">The layers that say so, one bit each, in the order they were learned.</param>
public readonly record struct Translation(string Term, float Weight, byte Layers);
