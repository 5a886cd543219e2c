using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Needs;

/// <summary>An organisation says that it can help: with a record of its own, with words, or both. The words are in the private conversation.</summary>
public sealed class NeedAnswer : IKeyed
{
    public Guid Id { get; set; }
    public Guid NeedId { get; set; }
    public Guid OrganisationId { get; set; }
    public Organisation Organisation { get; set; } = null!;

    /// <summary>The offer or practice that answers; null for a message alone.</summary>
    public Guid? RecordId { get; set; }
    public Record? Record { get; set; }
    public Guid ConversationId { get; set; }
    public DateTime At { get; set; }

    /// <summary>When the city said that this answered its need.</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>The id of the Offer with which it travels between two nodes; null where both are on this one.</summary>
    public string? Offer { get; set; }

    /// <summary>When the other node said that it was not taken up, and in which words.</summary>
    public DateTime? DeclinedAt { get; set; }
    public string? Declined { get; set; }
}

/// <summary>Committed with an answer; the asking city is told.</summary>
public sealed record NeedAnswered(Guid AnswerId);

public sealed class NeedAnswerTable : IEntityTypeConfiguration<NeedAnswer>
{
    public void Configure(EntityTypeBuilder<NeedAnswer> answer)
    {
        answer.Property(a => a.Id).ValueGeneratedNever();
        answer.Property(a => a.Offer).HasMaxLength(1000);
        answer.HasIndex(a => a.Offer).IsUnique();
        answer.HasIndex(a => new { a.NeedId, a.At });
        answer.HasOne<Need>().WithMany().HasForeignKey(a => a.NeedId);
        answer.HasOne(a => a.Organisation).WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        answer.HasOne(a => a.Record).WithMany().HasForeignKey(a => a.RecordId).OnDelete(DeleteBehavior.SetNull);
    }
}
