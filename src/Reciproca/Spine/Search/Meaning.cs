using Lucene.Net.Index;
using Lucene.Net.Search;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Pivot;

namespace Reciproca.Spine.Search;

/// <summary>What a reader's words mean in the other languages, by the node's lexicon.</summary>
internal sealed class Meaning(TranslationLexicon lexicon, string language, IReadOnlyList<string> words)
{
    private static readonly PivotQuery Titles = new(RecordDocument.PivotTitle, null), Texts = new(RecordDocument.Pivot, null);

    private readonly string question = string.Join(' ', words);
    private IReadOnlyDictionary<string, (string Word, float Weight)>? asked;
    private readonly IReadOnlyList<PivotGroup> groups = lexicon.Expand(language, string.Join(' ', words));

    /// <summary>Queries for what one word means, alone or in a phrase with its neighbours.</summary>
    public IEnumerable<Query> Of(int word, IndexReader reader, float titleBoost)
    {
        var start = words.Take(word).Sum(w => w.Length + 1);
        foreach (var group in groups.Where(g => g.Start < start + words[word].Length && g.End > start))
        {
            if (Texts.Word(reader, group) is { } text) yield return text;
            if (Titles.Word(reader, group) is not { } title) continue;
            title.Boost *= titleBoost;
            yield return title;
        }
    }

    /// <summary>Terms of a text in another language that answer, each with the reader's words.</summary>
    public IReadOnlyDictionary<string, string> Marks(string other, StoredRecord record) =>
        Analysis.Primary(other) == Analysis.Primary(language) ? new Dictionary<string, string>() : record.Meanings(lexicon, other).Answering(asked ??= Highlights.Meanings(groups, question));
}
