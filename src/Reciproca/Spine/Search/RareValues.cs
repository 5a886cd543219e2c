using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Reciproca.Spine.Search;

/// <summary>
/// Values that few documents have. The first four of each document stand in one number, so that counting them is one reading and nothing to guess for
/// the processor; what a document has beyond those stands elsewhere.
/// </summary>
internal sealed class RareValues(int documents)
{
    // Codes below say "nothing" and take turns, so that adding to one need not wait for the one before.
    private const int Beside = 4, Bits = 16, Nothing = 16, MostCodes = ushort.MaxValue;

    private readonly ulong[] beside = new ulong[documents], longer = new ulong[documents / 64 + 1];
    private readonly Rows rest = new(documents);
    private readonly Dictionary<int, int> codes = [];
    private readonly List<int> values = [.. Enumerable.Repeat(0, Nothing)];
    private int next, filled;

    public void Add(int value)
    {
        if (!codes.TryGetValue(value, out var code)) (codes[value], code) = (values.Count, values.Count);
        if (code == values.Count) values.Add(value);
        if (filled < Beside && code <= MostCodes) beside[next] |= (ulong)code << (Bits * filled++);
        else
        {
            rest.Add(code);
            longer[next / 64] |= 1UL << (next % 64);
        }
    }

    public void EndDocument()
    {
        for (; filled < Beside; filled++) beside[next] |= (ulong)((next + Beside * filled) % Nothing) << (Bits * filled);
        rest.EndDocument();
        (next, filled) = (next + 1, 0);
    }

    /// <summary>How many of some documents have each value; what others have is left at zero.</summary>
    /// <param name="some">A bit for each document; only words from <paramref name="from"/> up to <paramref name="to"/> are read.</param>
    public void Count(ulong[] some, int from, int to, int[] counts)
    {
        var coded = new int[values.Count];
        for (var at = from; at < to; at++)
        {
            if (some[at] == 0) continue;
            Count(coded, at * 64, some[at]);
            if ((some[at] & longer[at]) is var more and not 0) rest.Count(coded, at * 64, more);
        }
        for (var code = Nothing; code < coded.Length; code++) counts[values[code]] += coded[code];
    }

    private void Count(int[] coded, int start, ulong some)
    {
        ref var counts = ref MemoryMarshal.GetArrayDataReference(coded);
        for (; some != 0; some &= some - 1)
        {
            var row = beside[start + BitOperations.TrailingZeroCount(some)];
            Unsafe.Add(ref counts, (ushort)row)++;
            Unsafe.Add(ref counts, (ushort)(row >> Bits))++;
            Unsafe.Add(ref counts, (ushort)(row >> (2 * Bits)))++;
            Unsafe.Add(ref counts, (ushort)(row >> (3 * Bits)))++;
        }
    }
}
