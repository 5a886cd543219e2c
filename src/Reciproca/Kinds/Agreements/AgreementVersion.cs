using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

/// <summary>The whole text as it stood when the move was passed on or it was laid out for signature. Never changed.</summary>
public sealed class AgreementVersion : IKeyed
{
    public Guid Id { get; set; }
    public Guid AgreementId { get; set; }
    public int Number { get; set; }
    public DateTime At { get; set; }
    public string Person { get; set; } = "";
    public string Party { get; set; } = "";

    /// <summary>What <see cref="AgreementText"/> wrote.</summary>
    public string Text { get; set; } = "";

    /// <summary>SHA-256 of the text in UTF-8, hexadecimal.</summary>
    public string Hash { get; set; } = "";

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

public sealed class AgreementVersionTable : IEntityTypeConfiguration<AgreementVersion>
{
    public void Configure(EntityTypeBuilder<AgreementVersion> version)
    {
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Person).HasMaxLength(200);
        version.Property(v => v.Party).HasMaxLength(300);
        version.Property(v => v.Hash).HasMaxLength(64);
        version.HasIndex(v => new { v.AgreementId, v.Number }).IsUnique();
    }
}
