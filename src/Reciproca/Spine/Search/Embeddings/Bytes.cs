using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Reciproca.Spine.Search.Embeddings;

/// <summary>Vectors of length one in a byte for each dimension, and how alike two of them are.</summary>
public static class Bytes
{
    /// <summary>Rounded to a byte each; the value of one step is returned.</summary>
    public static float Write(ReadOnlySpan<float> vector, Span<sbyte> bytes)
    {
        var most = 0f;
        foreach (var value in vector) most = MathF.Max(most, MathF.Abs(value));
        var step = most / sbyte.MaxValue;
        for (var i = 0; i < vector.Length; i++) bytes[i] = step > 0 ? (sbyte)MathF.Round(vector[i] / step) : (sbyte)0;
        return step;
    }

    public static int Sum(ReadOnlySpan<sbyte> bytes)
    {
        var sum = 0;
        foreach (var value in bytes) sum += value;
        return sum;
    }

    /// <summary>The sum of products. The instruction made for it multiplies unsigned with signed bytes, so the question comes raised by 128, and the text with its sum.</summary>
    public static int Dot(ReadOnlySpan<sbyte> question, ReadOnlySpan<byte> raised, ReadOnlySpan<sbyte> text, int textSum) =>
        AvxVnni.IsSupported && text.Length >= Vector256<sbyte>.Count ? DotRaised(raised, text) - 128 * textSum : DotWidened(question, text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int DotRaised(ReadOnlySpan<byte> raised, ReadOnlySpan<sbyte> text)
    {
        ref var a = ref MemoryMarshal.GetReference(raised);
        ref var b = ref MemoryMarshal.GetReference(text);
        var (one, two, i) = (Vector256<int>.Zero, Vector256<int>.Zero, 0);
        for (; i <= text.Length - 64; i += 64)
        {
            one = AvxVnni.MultiplyWideningAndAdd(one, Vector256.LoadUnsafe(ref a, (nuint)i), Vector256.LoadUnsafe(ref b, (nuint)i));
            two = AvxVnni.MultiplyWideningAndAdd(two, Vector256.LoadUnsafe(ref a, (nuint)i + 32), Vector256.LoadUnsafe(ref b, (nuint)i + 32));
        }
        var sum = Vector256.Sum(one + two);
        for (; i < text.Length; i++) sum += raised[i] * text[i];
        return sum;
    }

    public static int DotWidened(ReadOnlySpan<sbyte> question, ReadOnlySpan<sbyte> text)
    {
        var (sum, i) = (Vector<int>.Zero, 0);
        for (; i <= text.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(question[i..]), out var a, out var c);
            Vector.Widen(new Vector<sbyte>(text[i..]), out var b, out var d);
            Vector.Widen(a * b, out var e, out var f);
            Vector.Widen(c * d, out var g, out var h);
            sum += e + f + g + h;
        }
        var all = Vector.Sum(sum);
        for (; i < text.Length; i++) all += question[i] * text[i];
        return all;
    }
}
