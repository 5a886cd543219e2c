using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Find;

/// <summary>A search that a person keeps and hears of when something new is found by it.</summary>
public sealed class SavedSearch : IKeyed
{
    public const int Longest = 2000, MostPerPerson = 50;

    public Guid Id { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>A <see cref="SearchAddress"/> as text.</summary>
    public string Address { get; set; } = "";
    public DateTime CreatedAt { get; set; }
}

/// <summary>This person has heard of this record; a record is told once, however often it is saved.</summary>
[OnNoPage]
public sealed class SavedSearchHit
{
    public Guid SavedSearchId { get; set; }
    public Guid RecordId { get; set; }
    public DateTime At { get; set; }
}

/// <summary>Something newly published is found by a person's saved search; a notice follows.</summary>
public sealed record SavedSearchMatched(Guid PersonId, Guid SavedSearchId, Guid RecordId);

public sealed class SavedSearchTable : IEntityTypeConfiguration<SavedSearch>, IEntityTypeConfiguration<SavedSearchHit>
{
    public void Configure(EntityTypeBuilder<SavedSearch> search)
    {
        search.Property(s => s.Id).ValueGeneratedNever();
        search.Property(s => s.Address).HasMaxLength(SavedSearch.Longest);
        search.HasIndex(s => s.PersonId);
        search.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SavedSearchHit> hit)
    {
        hit.HasKey(h => new { h.SavedSearchId, h.RecordId });
        hit.HasIndex(h => h.RecordId);
        hit.HasOne<SavedSearch>().WithMany().HasForeignKey(h => h.SavedSearchId).OnDelete(DeleteBehavior.Cascade);
        hit.HasOne<Record>().WithMany().HasForeignKey(h => h.RecordId).OnDelete(DeleteBehavior.Cascade);
    }
}
