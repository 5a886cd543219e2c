using System.Security.Cryptography;

namespace Reciproca.Spine.Records.Files;

/// <summary>Bytes on disk, named by their SHA-256: the same file is kept once, and what is there is whole.</summary>
public sealed class BlobStore(NodeSettings settings)
{
    private readonly string folder = settings.In("blobs");

    public async Task<string> Put(byte[] bytes, CancellationToken cancel = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var place = PlaceOf(hash);
        if (File.Exists(place)) return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        await WriteWhole(place, bytes, cancel);
        return hash;
    }

    public FileStream? Open(string hash) => IsHash(hash) && File.Exists(PlaceOf(hash)) ? File.OpenRead(PlaceOf(hash)) : null;

    public static bool IsHash(string hash) => hash.Length == 64 && hash.All(c => char.IsAsciiHexDigitLower(c));

    /// <summary>Written aside, forced to the disk, then renamed: after a crash there is the file or nothing.</summary>
    private static async Task WriteWhole(string place, byte[] bytes, CancellationToken cancel)
    {
        var aside = $"{place}.{Guid.CreateVersion7():N}";
        await using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(bytes, cancel);
            file.Flush(flushToDisk: true);
        }
        File.Move(aside, place, overwrite: true);
    }

    private string PlaceOf(string hash) => Path.Combine(folder, hash[..2], hash);
}
