using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>A file on a record. The bytes lie once in the <see cref="BlobStore"/> under their hash.</summary>
public sealed class Attachment : IKeyed
{
    public Guid Id { get; set; }
    public Guid RecordId { get; set; }

    /// <summary>SHA-256 of the stored bytes, hexadecimal.</summary>
    public string Hash { get; set; } = "";
    public string Name { get; set; } = "";
    public string MediaType { get; set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; set; }

    /// <summary>What a picture shows, for those who cannot see it.</summary>
    public string Description { get; set; } = "";
    /// <summary>The hash of a picture's small size; null for what is no picture.</summary>
    public string? SmallHash { get; set; }

    /// <summary>Pixels of a picture.</summary>
    public int? Width { get; set; }
    public int? Height { get; set; }

    /// <summary>Taken off the record, and for thirty days not lost; only the page of files sees such rows.</summary>
    public DateTime? RemovedAt { get; set; }
    public DateTime AddedAt { get; set; }
    public Guid? AddedBy { get; set; }

    public bool IsPicture => SmallHash is not null;
    public string Address => $"/files/{Hash}/{Uri.EscapeDataString(Name)}";

    /// <summary>Where it lies with the origin of a record: every node keeps its files under the same addresses.</summary>
    public Uri At(Uri record) => new(record, Address);
    public string SmallAddress => $"/files/{SmallHash}/{Uri.EscapeDataString(Name)}";
}
