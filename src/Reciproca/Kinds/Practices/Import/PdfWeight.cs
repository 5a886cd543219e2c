using System.IO.Compression;
using Reciproca.Spine.Records.Files;

namespace Reciproca.Kinds.Practices.Import;

/// <summary>A PDF holds packed streams that its reader unpacks in memory: they are unpacked and counted here first, a piece at a time.</summary>
internal static class PdfWeight
{
    private const long MostBytes = 120_000_000;

    /// <exception cref="RefusedFile">It would unfold to more than any report does.</exception>
    public static void Check(byte[] bytes)
    {
        if (PackedTwice(bytes)) throw new RefusedFile("file.bomb");
        var (left, at) = (MostBytes, 0);
        while (bytes.AsSpan(at).IndexOf("stream"u8) is var next and >= 0)
        {
            at += next + "stream".Length;
            var start = at;
            while (start < bytes.Length && bytes[start] is (byte)'\r' or (byte)'\n') start++;
            if (start + 1 < bytes.Length && bytes[start] == 0x78 && (left -= Unpacked(bytes, start, left)) <= 0) throw new RefusedFile("file.bomb");
        }
    }

    private static long Unpacked(byte[] bytes, int start, long most)
    {
        var (total, buffer) = (0L, new byte[81_920]);
        using var content = new ZLibStream(new MemoryStream(bytes, start, bytes.Length - start), CompressionMode.Decompress);
        try
        {
            while (total < most && content.Read(buffer) is var read and > 0) total += read;
        }
        catch (InvalidDataException) { return total; }
        return total;
    }

    private static bool PackedTwice(byte[] bytes) =>
        bytes.AsSpan().IndexOf("/FlateDecode/FlateDecode"u8) >= 0 || bytes.AsSpan().IndexOf("/FlateDecode /FlateDecode"u8) >= 0;
}
