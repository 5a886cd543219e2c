using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Files;

namespace Reciproca.Spine.Federation.Objects;

/// <summary>A file on a record of another node: where it lies is told, its bytes stay there.</summary>
public sealed record ReceivedFile(string Hash, string Name, string MediaType, long Size, string Description)
{
    private const int LongestName = 255, LongestDescription = 2000;

    /// <summary>Null for what lies elsewhere than a node keeps its files, or is of a type or size that we would not take ourselves.</summary>
    public static ReceivedFile? Read(LdNode file, string record)
    {
        if (file.Text(Rcp.Sha256) is not { } hash || !BlobStore.IsHash(hash) || file.Reference(As.Url) is not { } url || file.Number(Rcp.Size) is not (> 0 and <= Attachments.MostBytes and var size)) return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || Uri.UnescapeDataString(address.Segments[^1]) is not { Length: > 0 and <= LongestName } name) return null;
        var made = new Attachment { Hash = hash, Name = name };
        if (address.AbsoluteUri != made.At(new Uri(record)).AbsoluteUri || name.Any(char.IsControl) || !FileType.All.Any(t => t.MediaType == file.Text(As.MediaType) && t.Goes(name))) return null;
        var said = (file.Is(As.Image) ? file.Text(As.Name) : file.Text(As.Summary)) ?? "";
        return new(hash, name, file.Text(As.MediaType)!, (long)size, (said.Length > LongestDescription ? said[..LongestDescription] : said).Replace("\0", ""));
    }
}
