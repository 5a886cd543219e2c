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
    public DateTime AddedAt { get; set; }
    public Guid? AddedBy { get; set; }
}
