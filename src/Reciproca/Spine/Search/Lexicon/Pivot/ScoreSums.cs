using System.Buffers;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>The scores of one segment's documents while the words of a question are read one after another.</summary>
internal sealed class ScoreSums
{
    private readonly int documents;
    private float[]? sums, word;
    private byte[]? matched;
    private int lowest = int.MaxValue, highest = -1, wordLowest = int.MaxValue, wordHighest = -1;

    public ScoreSums(int documents, int words)
    {
        this.documents = documents;
        (sums, word, matched) = (Rent<float>(), Rent<float>(), Rent<byte>());

        T[] Rent<T>()
        {
            var array = ArrayPool<T>.Shared.Rent(documents);
            Array.Clear(array, 0, documents);
            return array;
        }
    }

    public bool IsEmpty => highest < 0;

    public int Count { get; private set; }

    public int Matched(int document) => matched![document];

    public float Score(int document) => sums![document];

    /// <summary>One place of the current word.</summary>
    public void Add(DocsEnum postings, NumericDocValues? norms, FieldLength length, float weight)
    {
        var (most, times) = (word!, length.Saturation + 1);
        for (var document = postings.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = postings.NextDoc())
        {
            float frequency = postings.Freq;
            var score = weight * frequency * times / (frequency + (norms is null ? length.Saturation : length.Of(norms.Get(document))));
            var before = most[document];
            most[document] = before == 0 ? score : score > before ? score + WordsQuery.Beside * before : before + WordsQuery.Beside * score;
            if (document < wordLowest) wordLowest = document;
            if (document > wordHighest) wordHighest = document;
        }
    }

    /// <summary>What the current word has reached goes into the sums.</summary>
    public void EndWord(float rarity)
    {
        var (most, all, times) = (word!, sums!, matched!);
        for (var document = wordLowest; document <= wordHighest; document++)
        {
            if (most[document] == 0) continue;
            all[document] += rarity * most[document];
            if (times[document] < byte.MaxValue && times[document]++ == 0) Count++;
            most[document] = 0;
        }
        (lowest, highest) = (Math.Min(lowest, wordLowest), Math.Max(highest, wordHighest));
        (wordLowest, wordHighest) = (int.MaxValue, -1);
    }

    /// <summary>The next document from here that holds enough of the words; the arrays go back when there is none.</summary>
    public int Next(int from, int needed)
    {
        if (matched is null) return DocIdSetIterator.NO_MORE_DOCS;
        for (var document = Math.Max(from, lowest); document <= highest; document++)
            if (matched[document] >= needed) return document;
        End();
        return DocIdSetIterator.NO_MORE_DOCS;
    }

    private void End()
    {
        ArrayPool<float>.Shared.Return(sums!);
        ArrayPool<float>.Shared.Return(word!);
        ArrayPool<byte>.Shared.Return(matched!);
        (sums, word, matched) = (null, null, null);
    }
}
