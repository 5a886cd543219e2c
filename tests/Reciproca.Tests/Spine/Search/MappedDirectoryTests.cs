using Lucene.Net.Store;
using Reciproca.Spine.Search;
using Xunit;

namespace Reciproca.Tests.Spine.Search;

public sealed class MappedDirectoryTests : IDisposable
{
    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("mapped-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Reads_what_Lucene_has_written_and_not_beyond()
    {
        using var directory = new MappedDirectory(folder.FullName);
        using (var output = directory.CreateOutput("numbers", IOContext.DEFAULT))
        {
            output.WriteInt32(-7);
            output.WriteInt64(long.MinValue + 5);
            output.WriteInt16(-300);
            output.WriteVInt32(1_234_567);
            output.WriteString("água");
            output.WriteByte(9);
        }
        using var input = directory.OpenInput("numbers", IOContext.DEFAULT);
        Assert.Equal((-7, long.MinValue + 5, (short)-300, 1_234_567, "água"), (input.ReadInt32(), input.ReadInt64(), input.ReadInt16(), input.ReadVInt32(), input.ReadString()));
        var clone = (IndexInput)input.Clone();
        Assert.Equal(9, clone.ReadByte());
        Assert.Equal(clone.Length - 1, input.Position);
        Assert.Throws<EndOfStreamException>(() => clone.ReadByte());
        Assert.Throws<EndOfStreamException>(() => clone.ReadBytes(new byte[4], 0, 4));
        Assert.Throws<EndOfStreamException>(() => input.Seek(input.Length + 1));
    }

    [Fact]
    public void A_slice_begins_where_it_was_cut_and_an_empty_file_has_nothing()
    {
        using var directory = new MappedDirectory(folder.FullName);
        using (var output = directory.CreateOutput("parts", IOContext.DEFAULT)) output.WriteBytes([1, 2, 3, 4, 5], 5);
        using (directory.CreateOutput("empty", IOContext.DEFAULT)) { }
        using var slicer = directory.CreateSlicer("parts", IOContext.DEFAULT);
        using var slice = slicer.OpenSlice("middle", 2, 2);
        Assert.Equal((2, (byte)3, (byte)4), (slice.Length, slice.ReadByte(), slice.ReadByte()));
        Assert.Throws<EndOfStreamException>(() => slice.ReadByte());
        Assert.Throws<ArgumentOutOfRangeException>(() => slicer.OpenSlice("beyond", 4, 2));
        Assert.Equal(0, directory.OpenInput("empty", IOContext.DEFAULT).Length);
    }
}
