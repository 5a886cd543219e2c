using System.Runtime.InteropServices;
using System.Text;

namespace Reciproca.Spine.Search.Embeddings;

/// <summary>
/// Vectors on disk, one entry after the other; a later one for the same record counts. A file cut in half holds what is before the cut, and
/// one of another model is begun anew: everything in it can be computed again.
/// </summary>
public sealed class VectorFile : IDisposable
{
    private readonly FileStream file;
    private readonly int size, head;

    public VectorFile(string path, string model, int dimensions)
    {
        var mark = Encoding.UTF8.GetBytes($"reciproca-vectors {dimensions} {model}\n");
        (head, size) = (mark.Length, 16 + 8 + 4 + dimensions);
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var found = new byte[head];
        if (file.ReadAtLeast(found, head, throwOnEndOfStream: false) == head && found.AsSpan().SequenceEqual(mark)) return;
        file.SetLength(0);
        file.Write(mark);
    }

    /// <summary>All entries in the order they were written; what comes after the last whole one is cut off.</summary>
    public IEnumerable<(Guid Id, ulong Text, float Step, sbyte[] Vector)> Read()
    {
        file.SetLength(head + (file.Length - head) / size * size);
        file.Position = head;
        var entry = new byte[size];
        while (file.ReadAtLeast(entry, size, throwOnEndOfStream: false) == size)
            yield return (new Guid(entry.AsSpan(0, 16)), BitConverter.ToUInt64(entry, 16), BitConverter.ToSingle(entry, 24), MemoryMarshal.Cast<byte, sbyte>(entry.AsSpan(28)).ToArray());
    }

    public void Add(Guid id, ulong text, float step, ReadOnlySpan<sbyte> vector)
    {
        var entry = new byte[size];
        id.TryWriteBytes(entry);
        BitConverter.TryWriteBytes(entry.AsSpan(16), text);
        BitConverter.TryWriteBytes(entry.AsSpan(24), step);
        MemoryMarshal.AsBytes(vector).CopyTo(entry.AsSpan(28));
        file.Position = file.Length;
        file.Write(entry);
    }

    public void Flush() => file.Flush();

    public void Dispose() => file.Dispose();
}
