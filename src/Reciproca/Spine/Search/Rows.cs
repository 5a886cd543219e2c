using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Reciproca.Spine.Search;

/// <summary>Some numbers for each of a segment's documents, written one document after another and then only read.</summary>
public sealed class Rows(int documents)
{
    private const int Guessed = 4096;

    private readonly int[] first = new int[documents + 1];
    private readonly List<int> values = [];
    private int next;

    public ReadOnlySpan<int> this[int document] => CollectionsMarshal.AsSpan(values)[first[document]..first[document + 1]];

    /// <summary>Adds one to the count of each value of a document, for sixty-four documents whose bits are set.</summary>
    public void Count(int[] counts, int start, ulong documents)
    {
        ref var all = ref MemoryMarshal.GetReference(CollectionsMarshal.AsSpan(values));
        for (; documents != 0; documents &= documents - 1)
        {
            var document = start + BitOperations.TrailingZeroCount(documents);
            for (int at = first[document], end = first[document + 1]; at < end; at++) counts[Unsafe.Add(ref all, at)]++;
        }
    }

    public void Add(int value) => values.Add(value);

    public void EndDocument()
    {
        first[++next] = values.Count;
        // what the first ones hold tells how much room all need; growing by half again and again takes three times as much
        if (next == Guessed) values.EnsureCapacity((int)Math.Min(Array.MaxLength, 1.1 * values.Count / Guessed * documents));
    }
}
