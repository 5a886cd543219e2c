using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Translation;

/// <summary>Other words for one language of a record, from a member of another organisation; the steward decides.</summary>
public sealed class VersionSuggestion : IKeyed
{
    public Guid Id { get; set; }
    public Guid RecordId { get; set; }
    public string Language { get; set; } = "";
    public Guid? PersonId { get; set; }
    public Guid OrganisationId { get; set; }
    public Organisation Organisation { get; set; } = null!;
    public DateTime At { get; set; }

    /// <summary>A <see cref="VersionSnapshot"/>.</summary>
    public string Json { get; set; } = "";

    /// <summary>The <see cref="RecordVersion.Mark"/> of the original they had before them.</summary>
    public string? MadeFrom { get; set; }
    public DateTime? DecidedAt { get; set; }
    public Guid? DecidedById { get; set; }
    public bool Taken { get; set; }
    public string? Why { get; set; }

    public VersionSnapshot Texts => JsonSerializer.Deserialize<VersionSnapshot>(Json)!;

    public void Decide(bool taken, string? why, Guid? person, DateTime now) => (Taken, Why, DecidedById, DecidedAt) = (taken, why, person, now);
}

public sealed class VersionSuggestionTable : IEntityTypeConfiguration<VersionSuggestion>
{
    public void Configure(EntityTypeBuilder<VersionSuggestion> suggestion)
    {
        suggestion.Property(s => s.Id).ValueGeneratedNever();
        suggestion.Property(s => s.Language).HasMaxLength(20);
        suggestion.Property(s => s.MadeFrom).HasMaxLength(16);
        suggestion.Property(s => s.Why).HasMaxLength(1000);
        suggestion.Ignore(s => s.Texts);
        suggestion.HasIndex(s => new { s.RecordId, s.DecidedAt });
        suggestion.HasOne<Record>().WithMany().HasForeignKey(s => s.RecordId);
        suggestion.HasOne(s => s.Organisation).WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        suggestion.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.SetNull);
    }
}
