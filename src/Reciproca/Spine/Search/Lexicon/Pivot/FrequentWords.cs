using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>
/// Long lists of documents that are asked for most, unpacked: unpacking them was most of a search among a million records, and words are asked as
/// unequally often as they are written. Whatever is asked for more often takes the place of what is asked for less.
/// </summary>
internal sealed class FrequentWords(long most)
{
    // A list is worth it that holds one document of so many; of all lists together there are so many for each document.
    private const int OneOf = 64, ForEachDocument = 32, Least = 2 * WordScores.Size;

    // After so many questions what was asked counts half.
    private const int Forgotten = 50_000, MostKnown = 50_000, Often = 3;

    private static readonly ConditionalWeakTable<object, FrequentWords> Known = new();

    private readonly Lock gate = new();
    private readonly Dictionary<Place, Ask> asks = [];
    private long held;
    private int questions;

    /// <summary>Null for a word that is not frequent here, or not asked for often enough.</summary>
    /// <param name="cursor">Stands at the word.</param>
    public static FrequentWord? Find(AtomicReader segment, Place place, TermsEnum cursor, byte[]? norms)
    {
        if (segment.MaxDoc < Least || cursor.DocFreq < segment.MaxDoc / OneOf) return null;
        var words = Known.GetValue(segment.CoreCacheKey, _ => new FrequentWords((long)ForEachDocument * segment.MaxDoc));
        lock (words.gate)
        {
            var ask = words.AskFor(place with { Weight = 0 }, cursor.DocFreq);
            if (ask.Word is null && ask.Times >= Often && words.HasRoom(ask)) ask.Word = new(cursor.Docs(null, null, DocsFlags.FREQS), ask.Documents, norms, segment.MaxDoc);
            return ask.Word;
        }
    }

    private Ask AskFor(Place place, int documents)
    {
        if (++questions % Forgotten == 0) foreach (var old in asks.Values) old.Times /= 2;
        if (asks.Count > MostKnown) foreach (var (old, _) in asks.Where(a => a.Value.Word is null).ToList()) asks.Remove(old);
        if (!asks.TryGetValue(place, out var ask)) asks[place] = ask = new Ask(documents);
        ask.Times++;
        return ask;
    }

    private bool HasRoom(Ask wanted)
    {
        if (held + wanted.Documents > most)
        {
            var less = asks.Values.Where(a => a.Word is not null && a.Times < wanted.Times).ToList();
            if (held + wanted.Documents - less.Sum(a => (long)a.Documents) > most) return false;
            foreach (var ask in less.OrderBy(a => a.Times).TakeWhile(_ => held + wanted.Documents > most)) (ask.Word, held) = (null, held - ask.Documents);
        }
        held += wanted.Documents;
        return true;
    }

    private sealed class Ask(int documents)
    {
        public int Documents => documents;
        public int Times { get; set; }
        public FrequentWord? Word { get; set; }
    }
}

/// <summary>One list: for each document its place in its block and what its score depends on.</summary>
internal sealed class FrequentWord
{
    private const int FewTimes = 64, Norms = 256;

    private readonly int[] firsts;
    private readonly uint[] postings;

    // how often a document holds it and how long it is; many do alike
    private readonly List<(int Times, byte? Norm)> kinds = [];

    public FrequentWord(DocsEnum documents, int count, byte[]? norms, int most)
    {
        (firsts, postings) = (new int[most / WordScores.Size + 2], new uint[count]);
        var (few, many, next) = (new int[FewTimes * Norms], new Dictionary<(int, byte?), int>(), 0);
        for (var document = documents.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc())
        {
            var (times, norm) = (documents.Freq, norms?[document]);
            ref var number = ref times < FewTimes ? ref few[times * Norms + (norm ?? 0)] : ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(many, (times, norm), out _);
            if (number == 0)
            {
                kinds.Add((times, norm));
                number = kinds.Count;
            }
            postings[next++] = (uint)((number - 1) * WordScores.Size + document % WordScores.Size);
            firsts[document / WordScores.Size + 1] = next;
        }
        for (var block = 1; block < firsts.Length; block++) firsts[block] = Math.Max(firsts[block], firsts[block - 1]);
    }

    /// <summary>Of a block's documents: the number of what its score depends on, times the size of a block, and its place in the block.</summary>
    public ReadOnlySpan<uint> Block(int start) => postings.AsSpan(firsts[start / WordScores.Size]..firsts[start / WordScores.Size + 1]);

    /// <summary>Where the first block begins, from here on, that has any; behind all where none has.</summary>
    public int From(int start)
    {
        var block = start / WordScores.Size;
        while (block < firsts.Length - 1 && firsts[block + 1] == firsts[block]) block++;
        return block < firsts.Length - 1 ? block * WordScores.Size : DocIdSetIterator.NO_MORE_DOCS;
    }

    /// <summary>By that number, in an index as it is now.</summary>
    public float[] Scores(FieldLength length, float weight) => [.. kinds.Select(kind => length.Score(kind.Times, kind.Norm) * weight)];
}
