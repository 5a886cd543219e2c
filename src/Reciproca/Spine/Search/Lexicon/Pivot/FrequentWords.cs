using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lucene.Net.Index;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>
/// Words that are asked for most, each with all documents of a segment that hold it anywhere and what it counts there: reading a dozen lists for each word
/// was most of a search among a million records, and words are asked as unequally often as they are written. Beside them single lists: a meaning is asked
/// for by words of every language. Whatever is asked for more often takes the place of what is asked for less.
/// </summary>
internal sealed class FrequentWords(long most)
{
    // A word is worth it whose lists name one document of so many; of all words together there are so many for each document.
    private const int OneOf = 64, ForEachDocument = 36, Least = 2 * WordScores.Size;

    // After so many questions what was asked counts half.
    private const int Forgotten = 20_000, MostKnown = 20_000, Often = 2;

    private static readonly ConditionalWeakTable<object, FrequentWords> Words = new(), Lists = new();

    private readonly Lock gate = new();
    private readonly Dictionary<string, Ask> asks = [];
    private long held;
    private int questions;

    /// <param name="named">Documents that the word's lists name, all together.</param>
    /// <returns>The word, if it lies ready; else what takes it down while it is read, if it is worth that.</returns>
    public static (FrequentWord? Ready, Recording? Wanted) Word(AtomicReader segment, string word, long named) => Find(Words, segment, word, named);

    /// <summary>One list of documents, whatever word it is read for.</summary>
    public static (FrequentWord? Ready, Recording? Wanted) List(AtomicReader segment, string place, long named) => Find(Lists, segment, place, named);

    private static (FrequentWord? Ready, Recording? Wanted) Find(ConditionalWeakTable<object, FrequentWords> known, AtomicReader segment, string name, long named)
    {
        if (segment.MaxDoc < Least || named < segment.MaxDoc / OneOf) return (null, null);
        return known.GetValue(segment.CoreCacheKey, _ => new FrequentWords((long)ForEachDocument * segment.MaxDoc)).Find(name, (int)Math.Min(named, segment.MaxDoc), segment.MaxDoc);
    }

    private (FrequentWord?, Recording?) Find(string word, int documents, int all)
    {
        lock (gate)
        {
            if (++questions % Forgotten == 0) foreach (var old in asks.Values) old.Times /= 2;
            if (asks.Count > MostKnown) foreach (var (old, _) in asks.Where(a => !a.Value.HasRoom).ToList()) asks.Remove(old);
            if (!asks.TryGetValue(word, out var ask)) asks[word] = ask = new Ask(documents);
            ask.Times++;
            var wanted = ask.Word is null && ask.Times >= Often && (ask.HasRoom || MakeRoom(ask));
            return (ask.Word, wanted ? new Recording(all, found => Keep(ask, found)) : null);
        }
    }

    // what was asked for more often may have taken the room meanwhile
    private void Keep(Ask ask, FrequentWord found)
    {
        lock (gate) if (ask.HasRoom) ask.Word = found;
    }

    private bool MakeRoom(Ask wanted)
    {
        if (held + wanted.Documents > most)
        {
            var less = asks.Values.Where(a => a.Word is not null && a.Times < wanted.Times).ToList();
            if (held + wanted.Documents - less.Sum(a => (long)a.Documents) > most) return false;
            foreach (var ask in less.OrderBy(a => a.Times).TakeWhile(_ => held + wanted.Documents > most)) (ask.Word, ask.HasRoom, held) = (null, false, held - ask.Documents);
        }
        held += wanted.Documents;
        return wanted.HasRoom = true;
    }

    private sealed class Ask(int documents)
    {
        public int Documents => documents;
        public int Times { get; set; }
        public bool HasRoom { get; set; }
        public FrequentWord? Word { get; set; }
    }
}

/// <summary>A word that is taken down while it is read, by each of its readers for their own part.</summary>
internal sealed class Recording(int documents, Action<FrequentWord> keep)
{
    private readonly System.Collections.Concurrent.ConcurrentBag<Part> parts = [];

    public Part Begin(int start)
    {
        var part = new Part(start);
        parts.Add(part);
        return part;
    }

    /// <summary>All of it has been read.</summary>
    public void End() => keep(new FrequentWord(documents, [.. parts.OrderBy(part => part.Start)]));

    public sealed class Part(int start)
    {
        public int Start => start;
        public List<ushort> Places { get; } = [];
        public List<float> Scores { get; } = [];

        /// <summary>Blocks that have any, and how many there were with them.</summary>
        public List<(int Block, int Count)> Blocks { get; } = [];

        public void Add(int place, float score)
        {
            Places.Add((ushort)place);
            Scores.Add(score);
        }

        public void End(int block) => Blocks.Add((block, Places.Count));

        public void Add(ReadOnlySpan<Vector512<float>> most, int block)
        {
            for (var i = 0; i < most.Length; i++)
                for (var bits = Vector512.GreaterThan(most[i], Vector512<float>.Zero).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                {
                    var at = BitOperations.TrailingZeroCount(bits);
                    Add(i * Vector512<float>.Count + at, most[i][at]);
                }
            End(block);
        }
    }
}

/// <summary>All documents of a segment that hold a word, each with its place in its block and what the word counts there.</summary>
internal sealed class FrequentWord
{
    private readonly int[] firsts;
    private readonly ushort[] places;
    private readonly float[] scores;

    public FrequentWord(int documents, IReadOnlyList<Recording.Part> parts)
    {
        firsts = new int[documents / WordScores.Size + 2];
        (places, scores) = (Joined(parts, part => part.Places), Joined(parts, part => part.Scores));
        var before = 0;
        foreach (var part in parts)
        {
            foreach (var (block, count) in part.Blocks) firsts[block / WordScores.Size + 1] = before + count;
            before += part.Places.Count;
        }
        for (var block = 1; block < firsts.Length; block++) firsts[block] = Math.Max(firsts[block], firsts[block - 1]);
    }

    /// <summary>Adds what the word counts to a block's sums, and one to the words that each document holds.</summary>
    public void Read(float[] sums, int[] matched, int block, float rarity)
    {
        var (from, to) = (firsts[block / WordScores.Size], firsts[block / WordScores.Size + 1]);
        var where = places.AsSpan(from..to);
        var what = scores.AsSpan(from..to);
        for (var i = 0; i < where.Length && i < what.Length; i++)
        {
            sums[where[i]] += rarity * what[i];
            matched[where[i]]++;
        }
    }

    /// <summary>The same for a list: a word counts by its best place and a tenth of the others.</summary>
    public void Read(float[] most, int block, float weight)
    {
        var (from, to) = (firsts[block / WordScores.Size], firsts[block / WordScores.Size + 1]);
        var where = places.AsSpan(from..to);
        var what = scores.AsSpan(from..to);
        for (var i = 0; i < where.Length && i < what.Length; i++) WordsQuery.Count(ref most[where[i]], weight * what[i]);
    }

    /// <summary>Where the first block begins, from here on, that has any; behind all where none has.</summary>
    public int From(int start)
    {
        var block = start / WordScores.Size;
        while (block < firsts.Length - 1 && firsts[block + 1] == firsts[block]) block++;
        return block < firsts.Length - 1 ? block * WordScores.Size : int.MaxValue;
    }

    private static T[] Joined<T>(IReadOnlyList<Recording.Part> parts, Func<Recording.Part, List<T>> of)
    {
        var (joined, next) = (new T[parts.Sum(part => of(part).Count)], 0);
        foreach (var part in parts)
        {
            of(part).CopyTo(joined, next);
            next += of(part).Count;
        }
        return joined;
    }
}
