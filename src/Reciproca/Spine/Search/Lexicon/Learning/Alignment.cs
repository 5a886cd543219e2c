namespace Reciproca.Spine.Search.Lexicon.Learning;

/// <summary>
/// IBM Model 1: which word of one language stands for which of the other, found by expectation maximisation over weighted pairs.
/// The work is cut into a fixed number of parts that are added up in order, so the result does not depend on the number of cores.
/// </summary>
sealed class Alignment
{
    const int Parts = 4, Chunk = 1 << 16;
    const float EmptyWord = .3f;

    // 200 MB while a corpus is learned; of a larger one the slots are looked up again in each round
    const long MostCells = 50_000_000;

    readonly Corpus corpus;
    readonly SlotTable slots = new();
    readonly byte[] layers;
    readonly int[] sources, targets;

    // the slots of all pairs of texts one after the other, and where those of each begin; both empty for a corpus that is too large
    readonly int[] cells, first;

    public Alignment(Corpus corpus)
    {
        this.corpus = corpus;
        var all = 0L;
        for (var i = 0; i < corpus.Count; i++)
        {
            Meet(corpus[i]);
            all += Cells(corpus[i]);
        }
        layers = new byte[slots.Count];
        (sources, targets) = (new int[slots.Count], new int[slots.Count]);
        for (var slot = 0; slot < slots.Count; slot++) (sources[slot], targets[slot]) = slots[slot];
        (cells, first) = all <= MostCells ? (new int[all], new int[corpus.Count]) : ([], []);
        for (int i = 0, at = 0; i < corpus.Count; i++)
        {
            Mark(corpus[i]);
            if (first.Length == 0) continue;
            first[i] = at;
            at += Fill(corpus[i], cells.AsSpan(at)).Length;
        }
    }

    /// <summary>Number of pairs of terms under consideration.</summary>
    public int Slots => slots.Count;

    public (int Source, int Target) this[int slot] => slots[slot];

    /// <summary>The layers in which this pair of terms met, one bit each.</summary>
    public byte Layers(int slot) => layers[slot];

    /// <summary>Per slot, the probability of the pivot term given the source term, or the reverse.</summary>
    public float[] Learn(bool reverse, int rounds)
    {
        var chance = new float[slots.Count];
        Array.Fill(chance, 1f);
        // the same arrays in each round: fresh ones cost as much as counting
        var parts = new float[Parts][];
        for (var part = 0; part < Parts; part++) parts[part] = new float[slots.Count];
        for (var round = 0; round < rounds; round++)
        {
            Count(chance, reverse, parts);
            Normalise(parts[0], reverse, chance);
        }
        return chance;
    }

    void Meet(Corpus.Pair pair)
    {
        foreach (var target in corpus.TargetOf(pair)) slots.Add(0, target);
        foreach (var source in corpus.SourceOf(pair))
        {
            slots.Add(source, 0);
            foreach (var target in corpus.TargetOf(pair)) slots.Add(source, target);
        }
    }

    void Mark(Corpus.Pair pair)
    {
        foreach (var source in corpus.SourceOf(pair))
            foreach (var target in corpus.TargetOf(pair))
                layers[slots.Find(source, target)] |= (byte)(1 << pair.Layer);
    }

    /// <summary>The empty word and each source word, times the empty word and each target word.</summary>
    int Cells(Corpus.Pair pair) => (corpus.SourceOf(pair).Length + 1) * (corpus.TargetOf(pair).Length + 1);

    /// <summary>The slots of a pair of texts, a row for each source word; the two empty words never stand for each other.</summary>
    ReadOnlySpan<int> Fill(Corpus.Pair pair, Span<int> into)
    {
        var target = corpus.TargetOf(pair);
        var at = 1;
        foreach (var word in target) into[at++] = slots.Find(0, word);
        foreach (var word in corpus.SourceOf(pair))
        {
            into[at++] = slots.Find(word, 0);
            foreach (var other in target) into[at++] = slots.Find(word, other);
        }
        return into[..at];
    }

    /// <summary>Adds up what each part of the corpus counts, in the first array.</summary>
    void Count(float[] chance, bool reverse, float[][] parts)
    {
        Parallel.For(0, Parts, part => Count(chance, reverse, part, parts[part]));
        InChunks((from, to) => { for (var slot = from; slot < to; slot++) parts[0][slot] += parts[1][slot] + parts[2][slot] + parts[3][slot]; });
    }

    void Count(float[] chance, bool reverse, int part, float[] counts)
    {
        Array.Clear(counts);
        Span<int> room = new int[(Corpus.LongestText + 1) * (Corpus.LongestText + 1)];
        var (from, to) = ((int)((long)corpus.Count * part / Parts), (int)((long)corpus.Count * (part + 1) / Parts));
        for (var i = from; i < to; i++)
        {
            var pair = corpus[i];
            var (rows, columns) = (corpus.SourceOf(pair).Length + 1, corpus.TargetOf(pair).Length + 1);
            var of = first.Length > 0 ? cells.AsSpan(first[i], rows * columns) : Fill(pair, room);
            if (reverse) for (var row = 1; row < rows; row++) Share(of[(row * columns)..], columns, 1, chance, counts, pair.Weight);
            else for (var column = 1; column < columns; column++) Share(of[column..], rows, columns, chance, counts, pair.Weight);
        }
    }

    // One seen word is shared out among all the words it may come from, the empty word, which is the first, included.
    static void Share(ReadOnlySpan<int> given, int count, int step, float[] chance, float[] counts, float weight)
    {
        var sum = chance[given[0]] * EmptyWord;
        for (var (i, at) = (1, step); i < count; i++, at += step) sum += chance[given[at]];
        if (sum <= 0) return;
        counts[given[0]] += weight * chance[given[0]] * EmptyWord / sum;
        for (var (i, at) = (1, step); i < count; i++, at += step) counts[given[at]] += weight * chance[given[at]] / sum;
    }

    void Normalise(float[] counts, bool reverse, float[] chance)
    {
        var (given, sums) = (reverse ? targets : sources, new float[reverse ? corpus.Pivot.Count : corpus.Source.Count]);
        for (var slot = 0; slot < counts.Length; slot++) sums[given[slot]] += counts[slot];
        InChunks((from, to) => { for (var slot = from; slot < to; slot++) chance[slot] = counts[slot] > 0 ? counts[slot] / sums[given[slot]] : 0; });
    }

    void InChunks(Action<int, int> work) =>
        Parallel.For(0, (slots.Count + Chunk - 1) / Chunk, chunk => work(chunk * Chunk, Math.Min(slots.Count, (chunk + 1) * Chunk)));
}
