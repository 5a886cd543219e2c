namespace Reciproca.Spine.Search.Lexicon.Learning;

/// <summary>
/// IBM Model 1: which word of one language stands for which of the other, found by expectation maximisation over weighted pairs.
/// The work is cut into a fixed number of parts that are added up in order, so the result does not depend on the number of cores.
/// </summary>
sealed class Alignment
{
    const int Parts = 4;
    const float EmptyWord = .3f;

    readonly Corpus corpus;
    readonly SlotTable slots = new();
    readonly byte[] layers;

    public Alignment(Corpus corpus)
    {
        this.corpus = corpus;
        for (var i = 0; i < corpus.Count; i++) Meet(corpus[i]);
        layers = new byte[slots.Count];
        for (var i = 0; i < corpus.Count; i++) Mark(corpus[i]);
    }

    /// <summary>Number of pairs of terms under consideration.</summary>
    public int Count => slots.Count;

    public (int Source, int Target) this[int slot] => slots[slot];

    /// <summary>The layers in which this pair of terms met, one bit each.</summary>
    public byte Layers(int slot) => layers[slot];

    /// <summary>Per slot, the probability of the pivot term given the source term, or the reverse.</summary>
    public float[] Learn(bool reverse, int rounds)
    {
        var chance = new float[slots.Count];
        Array.Fill(chance, 1f);
        for (var round = 0; round < rounds; round++) chance = Normal(Counted(chance, reverse), reverse);
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

    float[] Counted(float[] chance, bool reverse)
    {
        var parts = new float[Parts][];
        Parallel.For(0, Parts, part => parts[part] = Counted(chance, reverse, part));
        Parallel.For(0, parts[0].Length, slot => parts[0][slot] += parts[1][slot] + parts[2][slot] + parts[3][slot]);
        return parts[0];
    }

    float[] Counted(float[] chance, bool reverse, int part)
    {
        var counts = new float[slots.Count];
        Span<int> found = stackalloc int[64];
        var (from, to) = ((int)((long)corpus.Count * part / Parts), (int)((long)corpus.Count * (part + 1) / Parts));
        for (var i = from; i < to; i++)
        {
            var pair = corpus[i];
            var given = reverse ? corpus.TargetOf(pair) : corpus.SourceOf(pair);
            var seen = reverse ? corpus.SourceOf(pair) : corpus.TargetOf(pair);
            foreach (var word in seen) Share(word, given, found, chance, counts, (pair.Weight, reverse));
        }
        return counts;
    }

    // One seen word is shared out among all the words it may come from, the empty word included.
    void Share(int word, ReadOnlySpan<int> given, Span<int> found, float[] chance, float[] counts, (float Weight, bool Reverse) how)
    {
        found[0] = how.Reverse ? slots.Find(word, 0) : slots.Find(0, word);
        var sum = chance[found[0]] * EmptyWord;
        for (var i = 0; i < given.Length; i++)
        {
            found[i + 1] = how.Reverse ? slots.Find(word, given[i]) : slots.Find(given[i], word);
            sum += chance[found[i + 1]];
        }
        if (sum <= 0) return;
        counts[found[0]] += how.Weight * chance[found[0]] * EmptyWord / sum;
        for (var i = 1; i <= given.Length; i++) counts[found[i]] += how.Weight * chance[found[i]] / sum;
    }

    float[] Normal(float[] counts, bool reverse)
    {
        var sums = new float[reverse ? corpus.Pivot.Count : corpus.Source.Count];
        for (var slot = 0; slot < counts.Length; slot++) sums[Given(slot, reverse)] += counts[slot];
        for (var slot = 0; slot < counts.Length; slot++)
            if (counts[slot] > 0) counts[slot] /= sums[Given(slot, reverse)];
        return counts;
    }

    int Given(int slot, bool reverse) => reverse ? slots[slot].Target : slots[slot].Source;
}
