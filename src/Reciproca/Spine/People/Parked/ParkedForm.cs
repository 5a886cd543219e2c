using Reciproca.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reciproca.Spine.People.Parked;

/// <summary>What someone had typed when their session turned out to have ended. Kept for an hour, readable only with the key in their browser.</summary>
[OnNoPage]
public sealed class ParkedForm
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>Hash of the secret in the cookie.</summary>
    public string Key { get; set; } = "";
    public string Path { get; set; } = "";

    /// <summary>The fields as JSON, under data protection: a copy of the database must not show unfinished texts.</summary>
    public string Fields { get; set; } = "";
    public DateTime ExpiresAt { get; set; }
}

public sealed class ParkedFormTable : IEntityTypeConfiguration<ParkedForm>
{
    public void Configure(EntityTypeBuilder<ParkedForm> form)
    {
        form.HasKey(f => f.Key);
        form.Property(f => f.Key).HasMaxLength(64);
        form.Property(f => f.Path).HasMaxLength(2000);
        form.HasIndex(f => f.ExpiresAt);
    }
}
