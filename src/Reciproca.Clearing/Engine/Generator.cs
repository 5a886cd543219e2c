namespace Reciproca.Clearing.Engine;

/// <summary>Seeded numbers that are the same on every machine and version: SplitMix64 (Steele, Lea, Flood 2014).</summary>
sealed class Generator(ulong seed)
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
}
