using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>What a record looked like after a save. Saves by one person within ten minutes are one revision.</summary>
public sealed class Revision : IKeyed
{
    public static readonly TimeSpan Merge = TimeSpan.FromMinutes(10);

    public Guid Id { get; set; }
    public Guid RecordId { get; set; }
    public int Number { get; set; }
    public DateTime At { get; set; }
    public Guid? PersonId { get; set; }

    /// <summary>A <see cref="RecordSnapshot"/> as JSON: history is read whole or not at all.</summary>
    public string Snapshot { get; set; } = "";
}
