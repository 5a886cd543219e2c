namespace Reciproca.Tests;

/// <summary>Numbers that look like chance and are the same in every run.</summary>
public sealed class Dice(uint seed)
{
    private ulong state = seed;

    /// <summary>From 0 up to this, exclusive.</summary>
    public int Next(int faces)
    {
        state = state * 6364136223846793005 + 1442695040888963407;
        return (int)((state >> 33) % (ulong)faces);
    }

    /// <summary>From 0 to 1.</summary>
    public double Share() => Next(1_000_000) / 1_000_000.0;
}
