using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>
/// The scores of a stretch of one segment's documents, block after block: of each block all lists of all words are read before the next is
/// begun, so that its scores stay in the processor's nearest memory.
/// </summary>
public sealed class WordScores
{
    /// <summary>Documents in a block.</summary>
    public const int Size = 4096;

    /// <summary>Words of sixty-four bits in a block.</summary>
    public const int Words = Size / 64;

    private readonly Word[] words;
    private readonly int needed, end;
    private readonly IBits? live;
    private float[] sums = ArrayPool<float>.Shared.Rent(Size), most = ArrayPool<float>.Shared.Rent(Size);
    private int[] matched = ArrayPool<int>.Shared.Rent(Size);

    /// <param name="start">The first document; where a block begins.</param>
    /// <param name="end">Behind the last.</param>
    public WordScores(SegmentWords words, int start, int end)
    {
        (needed, this.end, Block, live) = (words.Needed, end, start - Size, words.Segment.LiveDocs);
        this.words = [.. words.Words.Select(word => new Word(word.Rarity, word.Frequent, word.Frequent is null ? word.Lists(start) : [], word.Wanted?.Begin(start)) { Document = word.Frequent?.From(start) ?? start })];
        Array.Clear(most, 0, Size);
    }

    /// <summary>The block's first document.</summary>
    public int Block { get; private set; }

    public float Score(int place) => sums[place];

    public int WordsAt(int place) => matched[place];

    /// <summary>The next block in which there is anything; false where there is none.</summary>
    public bool Next()
    {
        var first = int.MaxValue;
        foreach (var word in words) first = Math.Min(first, word.Next());
        if (first >= end) return false;
        Block = first / Size * Size;
        Array.Clear(sums, 0, Size);
        Array.Clear(matched, 0, Size);
        foreach (var word in words)
            if (word.Frequent is { } frequent)
            {
                if (word.Document > Block) continue;
                frequent.Read(sums, matched, Block, word.Rarity);
                word.Document = frequent.From(Block + Size);
            }
            else if (Read(word.Lists)) EndWord(word);
        return true;
    }

    private bool Read(PostingList[] lists)
    {
        var any = false;
        foreach (var list in lists) any |= list.Read(most, Block, Math.Min(Block + Size, end));
        return any;
    }

    /// <summary>A bit for each of sixty-four documents that holds enough of the words.</summary>
    public ulong Matched(int word)
    {
        var (bits, enough) = (0UL, Vector512.Create(needed - 1));
        var all = Vectors(matched);
        for (int i = 0, at = word * 64 / Vector512<int>.Count; i < 64; i += Vector512<int>.Count, at++)
            bits |= Vector512.GreaterThan(all[at], enough).ExtractMostSignificantBits() << i;
        return live is null || bits == 0 ? bits : bits & Live(word, bits);
    }

    /// <summary>A bit for each of sixty-four documents whose score is no less.</summary>
    public ulong AtLeast(int word, float least)
    {
        var (bits, limit) = (0UL, Vector512.Create(least));
        var all = Vectors(sums);
        for (int i = 0, at = word * 64 / Vector512<float>.Count; i < 64; i += Vector512<float>.Count, at++)
            bits |= Vector512.GreaterThanOrEqual(all[at], limit).ExtractMostSignificantBits() << i;
        return bits;
    }

    /// <summary>Nothing more is asked.</summary>
    public void End()
    {
        ArrayPool<float>.Shared.Return(sums);
        ArrayPool<float>.Shared.Return(most);
        ArrayPool<int>.Shared.Return(matched);
        (sums, most, matched) = ([], [], []);
    }

    /// <summary>Where a part of a segment begins that is read in so many parts; at the beginning of a block.</summary>
    public static int Start(int documents, int part, int parts) => part == parts ? documents : (int)((long)documents * part / parts) / Size * Size;

    /// <summary>What the current word has reached goes into the sums.</summary>
    private void EndWord(Word ended)
    {
        var word = Vectors(most);
        ended.Recorded?.Add(word, Block);
        var all = Vectors(sums);
        var times = Vectors(matched);
        var rare = Vector512.Create(ended.Rarity);
        for (var i = 0; i < word.Length && i < all.Length && i < times.Length; i++)
        {
            all[i] += rare * word[i];
            // true is minus one
            times[i] -= Vector512.GreaterThan(word[i], Vector512<float>.Zero).AsInt32();
        }
        word.Clear();
    }

    private ulong Live(int word, ulong bits)
    {
        var alive = 0UL;
        for (; bits != 0; bits &= bits - 1)
            if (live!.Get(Block + word * 64 + BitOperations.TrailingZeroCount(bits))) alive |= bits & ~(bits - 1);
        return alive;
    }

    private static Span<Vector512<T>> Vectors<T>(T[] array) where T : struct => MemoryMarshal.Cast<T, Vector512<T>>(array.AsSpan(0, Size));

    private sealed record Word(float Rarity, FrequentWord? Frequent, PostingList[] Lists, Recording.Part? Recorded)
    {
        /// <summary>Where a frequent one goes on.</summary>
        public int Document { get; set; }

        public int Next()
        {
            if (Frequent is not null) return Document;
            var first = int.MaxValue;
            foreach (var list in Lists) first = Math.Min(first, list.Document);
            return first;
        }
    }
}
