using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>One record says something of another: this need is answered by that practice.</summary>
public sealed class RecordLink : IKeyed
{
    public Guid Id { get; set; }
    public Guid FromId { get; set; }
    public Guid ToId { get; set; }
    public LinkType Type { get; set; }
    public DateTime At { get; set; }

    public Record From { get; set; } = null!;
    public Record To { get; set; } = null!;
}

public enum LinkType { Answers, Adapts, GrewOutOf, Under, PartOf, Funds }
