namespace Reciproca.Bench.Clearing;

/// <summary>Seeded numbers that are the same on every machine: SplitMix64.</summary>
sealed class Dice(ulong seed)
{
    ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    public int Below(int count) => (int)(Next() % (ulong)count);
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Roughly normal: the sum of twelve even draws.</summary>
    public double Bell() => Enumerable.Range(0, 12).Sum(_ => Fraction()) - 6;
}

/// <summary>Topics of which few are much in demand and many little (Zipf, exponent 0.8).</summary>
sealed class Popularity
{
    readonly int[] topic;
    readonly double[] upTo;

    public Popularity(int topics, Dice dice)
    {
        topic = [.. Enumerable.Range(0, topics).Select(t => (t, Lot: dice.Next())).OrderBy(x => x.Lot).Select(x => x.t)];
        upTo = new double[topics];
        for (int i = 0; i < topics; i++) upTo[i] = (i == 0 ? 0 : upTo[i - 1]) + 1 / Math.Pow(i + 1, 0.8);
    }

    public int Draw(Dice dice)
    {
        int found = Array.BinarySearch(upTo, dice.Fraction() * upTo[^1]);
        return topic[Math.Min(found < 0 ? ~found : found, topic.Length - 1)];
    }
}
