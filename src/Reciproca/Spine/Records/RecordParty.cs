using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;

namespace Reciproca.Spine.Records;

/// <summary>
/// An organisation, besides the steward, to which a record belongs: its members read it at every stage and its authors edit it. One of another node
/// takes part, and has nobody who could sign in here.
/// It is neither text nor body: no history brings back who may read.
/// </summary>
public sealed class RecordParty
{
    public Guid RecordId { get; set; }
    public Guid OrganisationId { get; set; }
    public Organisation Organisation { get; set; } = null!;
    public DateTime Since { get; set; }

    /// <summary>It was once a party: it goes on reading what it took part in, and edits no more.</summary>
    public DateTime? LeftAt { get; set; }
}

public sealed class RecordPartyTable : IEntityTypeConfiguration<RecordParty>
{
    public void Configure(EntityTypeBuilder<RecordParty> party)
    {
        party.HasKey(p => new { p.RecordId, p.OrganisationId });
        party.HasIndex(p => p.OrganisationId);
        party.HasOne<Record>().WithMany(r => r.Parties).HasForeignKey(p => p.RecordId).OnDelete(DeleteBehavior.Cascade);
        party.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
