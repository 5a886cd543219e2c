using System.Runtime.InteropServices;

namespace Reciproca.Spine.Search.Embeddings;

/// <summary>Up to some millions of vectors in memory, a byte for each dimension; a search looks at every one of them.</summary>
public sealed class VectorTable(int dimensions)
{
    private const int PerBlock = 8192;

    private readonly ReaderWriterLockSlim gate = new();
    private readonly List<Block> blocks = [];
    private readonly Dictionary<Guid, int> places = [];

    public int Count { get { gate.EnterReadLock(); try { return places.Count; } finally { gate.ExitReadLock(); } } }

    /// <summary>Adds a vector of length one, or puts it in place of the one this id had.</summary>
    public void Put(Guid id, ReadOnlySpan<float> vector)
    {
        var bytes = new sbyte[dimensions];
        var step = Bytes.Write(vector, bytes);
        Put(id, bytes, step);
    }

    internal void Put(Guid id, ReadOnlySpan<sbyte> bytes, float step)
    {
        gate.EnterWriteLock();
        try
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, id, out var known);
            if (!known)
            {
                place = places.Count - 1;
                if (place / PerBlock == blocks.Count) blocks.Add(new Block(dimensions));
            }
            blocks[place / PerBlock].Put(place % PerBlock, id, bytes, step);
        }
        finally { gate.ExitWriteLock(); }
    }

    /// <summary>The most alike, best first.</summary>
    public IReadOnlyList<(Guid Id, float Likeness)> Nearest(ReadOnlySpan<float> question, int most)
    {
        var bytes = new sbyte[dimensions];
        var step = Bytes.Write(question, bytes);
        var raised = Array.ConvertAll(bytes, b => (byte)(b + 128));
        gate.EnterReadLock();
        try
        {
            var found = new List<(Guid, float)>[blocks.Count];
            var count = places.Count;
            Parallel.For(0, blocks.Count, block => found[block] = blocks[block].Nearest(bytes, raised, step, Math.Min(PerBlock, count - block * PerBlock), most));
            return [.. found.SelectMany(f => f).OrderByDescending(f => f.Item2).Take(most)];
        }
        finally { gate.ExitReadLock(); }
    }

    private sealed class Block(int dimensions)
    {
        private readonly sbyte[] bytes = GC.AllocateUninitializedArray<sbyte>(PerBlock * dimensions);
        private readonly float[] steps = new float[PerBlock];
        private readonly int[] sums = new int[PerBlock];
        private readonly Guid[] ids = new Guid[PerBlock];

        public void Put(int place, Guid id, ReadOnlySpan<sbyte> vector, float step)
        {
            vector.CopyTo(bytes.AsSpan(place * dimensions, dimensions));
            (ids[place], steps[place], sums[place]) = (id, step, Bytes.Sum(vector));
        }

        public List<(Guid, float)> Nearest(sbyte[] question, byte[] raised, float step, int count, int most)
        {
            var best = new PriorityQueue<int, float>(most + 1);
            var least = float.NegativeInfinity;
            for (var place = 0; place < count; place++)
            {
                var likeness = Bytes.Dot(question, raised, bytes.AsSpan(place * dimensions, dimensions), sums[place]) * step * steps[place];
                if (likeness <= least) continue;
                best.Enqueue(place, likeness);
                if (best.Count <= most) continue;
                best.Dequeue();
                best.TryPeek(out _, out least);
            }
            return [.. best.UnorderedItems.Select(item => (ids[item.Element], item.Priority))];
        }
    }
}
