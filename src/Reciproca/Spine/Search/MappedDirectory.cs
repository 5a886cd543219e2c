using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using Lucene.Net.Store;

namespace Reciproca.Spine.Search;

/// <summary>
/// Reads an index by pointers into mapped files. Lucene.NET's own mapping keeps a list of every clone of an input, and a search makes hundreds:
/// that was a seventh of a search page.
/// </summary>
public sealed class MappedDirectory(string path) : FSDirectory(new DirectoryInfo(path), null)
{
    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        return new MappedInput(new Mapping(System.IO.Path.Combine(m_directory.FullName, name)));
    }

    public override IndexInputSlicer CreateSlicer(string name, IOContext context)
    {
        EnsureOpen();
        return new Slicer(new Mapping(System.IO.Path.Combine(m_directory.FullName, name)));
    }

    private sealed class Slicer(Mapping mapping) : IndexInputSlicer
    {
        public override IndexInput OpenSlice(string sliceDescription, long offset, long length) => new MappedInput(mapping, sliceDescription, offset, length);

        [Obsolete("Lucene reads old compound files so")]
        public override IndexInput OpenFullSlice() => new MappedInput(mapping);

        protected override void Dispose(bool disposing) { }
    }
}

/// <summary>One file in memory. Nobody unmaps it by hand, so nobody reads where nothing is any more: it goes when its last reader is gone.</summary>
internal sealed unsafe class Mapping
{
    private readonly MemoryMappedViewAccessor? view;

    public Mapping(string path)
    {
        Name = path;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        Length = stream.Length;
        if (Length == 0) return;
        using var file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Start = start + view.PointerOffset;
    }

    ~Mapping()
    {
        if (Start is not null) view!.SafeMemoryMappedViewHandle.ReleasePointer();
    }

    public string Name { get; }
    public long Length { get; }
    public byte* Start { get; }
}

/// <summary>A file or a part of it, with a place of its own. Numbers lie with the high byte first.</summary>
internal sealed unsafe class MappedInput : IndexInput
{
    private readonly Mapping mapping;
    private readonly byte* start;
    private readonly long length;
    private long at;

    public MappedInput(Mapping mapping) : this(mapping, mapping.Name, 0, mapping.Length) { }

    public MappedInput(Mapping mapping, string name, long offset, long length) : base(name)
    {
        if (offset < 0 || length < 0 || offset + length > mapping.Length) throw new ArgumentOutOfRangeException(nameof(offset), $"{offset}+{length} lies outside of {name}");
        this.mapping = mapping;
        start = mapping.Start + offset;
        this.length = length;
    }

    public override long Length => length;

    public override long Position => at;

    public override void Seek(long pos)
    {
        if (pos < 0 || pos > length) throw End();
        at = pos;
    }

    public override byte ReadByte() => at < length ? start[at++] : throw End();

    public override void ReadBytes(byte[] b, int offset, int len) => Take(len).CopyTo(b.AsSpan(offset, len));

    public override short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short)));

    public override int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));

    public override long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long)));

    public override object Clone() => MemberwiseClone();

    protected override void Dispose(bool disposing) => GC.KeepAlive(mapping);

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (bytes > length - at) throw End();
        var taken = new ReadOnlySpan<byte>(start + at, bytes);
        at += bytes;
        return taken;
    }

    private EndOfStreamException End() => new($"Read past the end of {this}");
}
