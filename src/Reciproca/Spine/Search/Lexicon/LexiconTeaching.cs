namespace Reciproca.Spine.Search.Lexicon;

/// <summary>
/// The one place to say "these two texts mean the same": whoever corrects a translation, adds a pair or imports texts calls it, after the
/// text itself is saved. What is taught works for the next search, in both directions; records written earlier that hold the words are indexed
/// again. Nothing of a text is kept but what single words mean, so a text that is deleted leaves nothing behind.
/// </summary>
public sealed class LexiconTeaching(CurrentLexicon lexicon, RecordIndex index)
{
    /// <summary>
    /// Sentences, titles or whole texts in two languages, neither of which needs to be English. Only words that could not be translated
    /// so far learn from it; nothing happens where everything was known.
    /// </summary>
    /// <returns>How many words are better known than before.</returns>
    public int Teach(params IReadOnlyCollection<ParallelText> texts) => Applied(lexicon.Teach(texts));

    /// <summary>A word or a phrase and what it means, as a person added it: it outweighs whatever was learned, now and in every later learning.</summary>
    public int Add(ParallelText pair) => Applied(lexicon.Add(pair));

    /// <summary>Takes a pair away again that a person added.</summary>
    public void Remove(ParallelText pair)
    {
        Applied(lexicon.Remove(pair));
    }

    private int Applied(IReadOnlyDictionary<string, IReadOnlyCollection<string>> changed)
    {
        foreach (var (language, terms) in changed) index.Refresh(language, terms);
        return changed.Values.Sum(terms => terms.Count);
    }
}
