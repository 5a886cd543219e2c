using System.Buffers;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search;

/// <summary>
/// How much of some words each document of a segment has: read straight from the postings into one array, because a query of a hundred
/// clauses took ten times as long.
/// </summary>
internal readonly struct SharedWords : IDisposable
{
    private readonly float[] weights;

    private SharedWords(float[] weights) => this.weights = weights;

    public float this[int document] => weights[document];

    public static SharedWords Of(AtomicReader segment, IReadOnlyList<LikeWord> words)
    {
        var (weights, seen) = (ArrayPool<float>.Shared.Rent(segment.MaxDoc), ArrayPool<int>.Shared.Rent(segment.MaxDoc));
        Array.Clear(weights, 0, segment.MaxDoc);
        Array.Clear(seen, 0, segment.MaxDoc);
        var cursors = new Dictionary<string, TermsEnum?>();
        DocsEnum? postings = null;
        for (var word = 0; word < words.Count; word++)
            foreach (var way in words[word].Ways)
                if (Cursor(segment, cursors, way.Field) is { } cursor && cursor.SeekExact(new BytesRef(way.Term)))
                    Add(postings = cursor.Docs(segment.LiveDocs, postings, DocsFlags.NONE), weights, seen, word + 1, words[word].Weight * way.Share);
        ArrayPool<int>.Shared.Return(seen);
        return new(weights);
    }

    public void Dispose() => ArrayPool<float>.Shared.Return(weights);

    private static TermsEnum? Cursor(AtomicReader segment, Dictionary<string, TermsEnum?> cursors, string field) =>
        cursors.TryGetValue(field, out var known) ? known : cursors[field] = segment.GetTerms(field)?.GetEnumerator();

    // a word counts once, by the surest way in which the document has it
    private static void Add(DocsEnum postings, float[] weights, int[] seen, int word, float weight)
    {
        for (var document = postings.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = postings.NextDoc())
        {
            if (seen[document] == word) continue;
            seen[document] = word;
            weights[document] += weight;
        }
    }
}
