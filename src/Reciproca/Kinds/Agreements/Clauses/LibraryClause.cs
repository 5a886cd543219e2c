using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements.Clauses;

/// <summary>A clause to begin from, in every language that it has been written in.</summary>
public sealed class LibraryClause : IKeyed
{
    public Guid Id { get; set; }
    public string Code { get; set; } = "";
    public int Place { get; set; }

    /// <summary>No longer offered; drafts that took it keep it.</summary>
    public DateTime? RetiredAt { get; set; }
    public List<LibraryText> Texts { get; } = [];

    public LibraryText? In(string language) => Texts.Find(t => t.Language == language);

    public string Heading(string language) => (In(language) ?? In("en") ?? Texts.FirstOrDefault())?.Heading ?? Code;
}

public sealed class LibraryText
{
    public Guid ClauseId { get; set; }
    public string Language { get; set; } = "";
    public string Heading { get; set; } = "";
    public string Text { get; set; } = "";
}

public sealed class LibraryClauseTable : IEntityTypeConfiguration<LibraryClause>, IEntityTypeConfiguration<LibraryText>
{
    public void Configure(EntityTypeBuilder<LibraryClause> clause)
    {
        clause.Property(c => c.Id).ValueGeneratedNever();
        clause.Property(c => c.Code).HasMaxLength(60);
        clause.HasIndex(c => c.Code).IsUnique();
        clause.HasMany(c => c.Texts).WithOne().HasForeignKey(t => t.ClauseId);
    }

    public void Configure(EntityTypeBuilder<LibraryText> text)
    {
        text.HasKey(t => new { t.ClauseId, t.Language });
        text.Property(t => t.Language).HasMaxLength(20);
        text.Property(t => t.Heading).HasMaxLength(300);
    }
}
