namespace Reciproca.Spine.Search.Lexicon.Learning;

/// <summary>A number for each pair of terms that ever met; open addressing, because this look-up is all that training does.</summary>
sealed class SlotTable
{
    long[] keys = new long[1 << 12];
    int[] slots = new int[1 << 12];
    readonly List<(int Source, int Target)> pairs = [];

    public int Count => pairs.Count;

    public (int Source, int Target) this[int slot] => pairs[slot];

    public int Add(int source, int target)
    {
        if (pairs.Count * 2 > keys.Length) Grow();
        var key = Key(source, target);
        var at = Place(key);
        if (keys[at] == key) return slots[at];
        keys[at] = key;
        pairs.Add((source, target));
        return slots[at] = pairs.Count - 1;
    }

    /// <summary>The slot of a pair that is known to be there.</summary>
    public int Find(int source, int target) => slots[Place(Key(source, target))];

    int Place(long key)
    {
        var mask = keys.Length - 1;
        var at = (int)((ulong)key * 0x9E3779B97F4A7C15ul >> 32) & mask;
        while (keys[at] != 0 && keys[at] != key) at = (at + 1) & mask;
        return at;
    }

    // One is added so that the pair of two empty words differs from a free place.
    static long Key(int source, int target) => ((long)source << 32 | (uint)target) + 1;

    void Grow()
    {
        var (oldKeys, oldSlots) = (keys, slots);
        (keys, slots) = (new long[oldKeys.Length * 2], new int[oldKeys.Length * 2]);
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] == 0) continue;
            var at = Place(oldKeys[i]);
            (keys[at], slots[at]) = (oldKeys[i], oldSlots[i]);
        }
    }
}
