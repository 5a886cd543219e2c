namespace Reciproca.Spine.Records;

/// <summary>A concept of the vocabulary on a record: its topic, SDG target, hazard, country, language, format, …</summary>
public sealed class RecordTag
{
    public Guid RecordId { get; set; }
    public string Scheme { get; set; } = "";
    public string Code { get; set; } = "";
}
