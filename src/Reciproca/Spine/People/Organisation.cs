using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Spine.People;

/// <summary>
/// A local government or a partner. Its public profile is a record with the same key whose steward is the organisation itself;
/// languages, hazards, landforms and legal powers are that record's tags. What is left out of its JSON is no part of the profile: no history
/// remembers it and no restoring changes it.
/// </summary>
public sealed class Organisation : IKeyed
{
    public Guid Id { get; set; }

    /// <summary>The name in the source language of its profile, repeated here because every list shows it.</summary>
    public string Name { get; set; } = "";
    public string FoldedName { get; set; } = "";

    /// <summary>The profile's short id, repeated here so that a steward can be linked without a join.</summary>
    [JsonIgnore]
    public string ShortId { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2, a code of the vocabulary scheme "country".</summary>
    public string Country { get; set; } = "";

    /// <summary>A code of the vocabulary scheme "tier".</summary>
    public string Tier { get; set; } = "";
    public long? Population { get; set; }
    public int? PopulationYear { get; set; }
    public string? PopulationSource { get; set; }

    /// <summary>Square kilometres.</summary>
    public double? Area { get; set; }

    /// <summary>World Bank income band, a code of the vocabulary scheme "income".</summary>
    public string? Income { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public string? Website { get; set; }

    /// <summary>A confirmed address in this domain lets a person join without waiting.</summary>
    public string? EmailDomain { get; set; }

    /// <summary>Until the secretariat has verified it, an organisation's first records wait for review.</summary>
    [JsonIgnore]
    public DateTime? VerifiedAt { get; set; }

    /// <summary>Why the secretariat did not verify it, in its words.</summary>
    [JsonIgnore]
    public string? Declined { get; set; }

    /// <summary>The secretariat of the network that runs this node.</summary>
    [JsonIgnore]
    public bool RunsNode { get; set; }

    /// <summary>Made up to show a screen, and labelled so everywhere.</summary>
    [JsonIgnore]
    public bool Sample { get; set; }

    /// <summary>Host of the node whose member it is; null for our own.</summary>
    [JsonIgnore]
    public string? Origin { get; set; }

    /// <summary>Its address there, which is its actor; null for our own, whose address follows from the short id.</summary>
    [JsonIgnore]
    public string? Uri { get; set; }

    /// <summary>One that stands for a library elsewhere has nobody who reads.</summary>
    [JsonIgnore]
    public bool CanBeWrittenTo => Origin is null || Uri is not null;

    [JsonIgnore]
    public List<Membership> Memberships { get; } = [];

    public void Rename(string name) => (Name, FoldedName) = (Fold.Clean(name), Fold.Text(name));
}

public sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(o => o.Id).ValueGeneratedNever();
        organisation.Property(o => o.Name).HasMaxLength(300);
        organisation.Property(o => o.FoldedName).HasMaxLength(300);
        organisation.Property(o => o.ShortId).HasMaxLength(12);
        organisation.Property(o => o.Country).HasMaxLength(2);
        organisation.Property(o => o.Tier).HasMaxLength(40);
        organisation.Property(o => o.EmailDomain).HasMaxLength(200);
        organisation.Property(o => o.Declined).HasMaxLength(2000);
        organisation.Property(o => o.Origin).HasMaxLength(255);
        organisation.Property(o => o.Uri).HasMaxLength(2000);
        organisation.HasIndex(o => o.Uri).IsUnique();
        organisation.HasIndex(o => o.FoldedName);
        organisation.HasIndex(o => o.ShortId).IsUnique();
        organisation.HasIndex(o => o.EmailDomain);
        organisation.HasMany(o => o.Memberships).WithOne(m => m.Organisation).HasForeignKey(m => m.OrganisationId);
    }
}
