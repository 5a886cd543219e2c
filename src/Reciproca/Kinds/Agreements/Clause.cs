using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

/// <summary>One clause of the draft, in each party's language.</summary>
public sealed class Clause : IKeyed
{
    public Guid Id { get; set; }
    public Guid AgreementId { get; set; }
    public int Place { get; set; }

    /// <summary>The clause of the library that it came from; empty for one of the parties' own.</summary>
    public string Code { get; set; } = "";

    /// <summary>Counts its changes: a form that was filled from an older one is a conflict.</summary>
    public int Revision { get; set; }

    /// <summary>Taken out, and not lost.</summary>
    public DateTime? RemovedAt { get; set; }
    public List<ClauseText> Texts { get; } = [];
    public List<ClauseComment> Comments { get; } = [];

    public ClauseText? In(string language) => Texts.Find(t => t.Language == language);

    public void Write(string language, string heading, string text)
    {
        if (In(language) is not { } old) Texts.Add(new ClauseText { ClauseId = Id, Language = language, Heading = heading, Text = text });
        else (old.Heading, old.Text) = (heading, text);
    }
}

public sealed class ClauseText
{
    public Guid ClauseId { get; set; }
    public string Language { get; set; } = "";
    public string Heading { get; set; } = "";
    public string Text { get; set; } = "";
}

/// <summary>What one party has to say about a clause; answered by changing the clause, or by saying why not.</summary>
public sealed class ClauseComment : IKeyed
{
    public Guid Id { get; set; }
    public Guid ClauseId { get; set; }
    public string Person { get; set; } = "";
    public string Party { get; set; } = "";
    public string Text { get; set; } = "";
    public DateTime At { get; set; }
    public DateTime? SettledAt { get; set; }
}

public sealed class ClauseTable : IEntityTypeConfiguration<Clause>, IEntityTypeConfiguration<ClauseText>, IEntityTypeConfiguration<ClauseComment>
{
    public void Configure(EntityTypeBuilder<Clause> clause)
    {
        clause.Property(c => c.Id).ValueGeneratedNever();
        clause.Property(c => c.Code).HasMaxLength(60);
        clause.Property(c => c.Revision).IsConcurrencyToken();
        clause.HasMany(c => c.Texts).WithOne().HasForeignKey(t => t.ClauseId);
        clause.HasMany(c => c.Comments).WithOne().HasForeignKey(c => c.ClauseId);
    }

    public void Configure(EntityTypeBuilder<ClauseText> text)
    {
        text.HasKey(t => new { t.ClauseId, t.Language });
        text.Property(t => t.Language).HasMaxLength(20);
        text.Property(t => t.Heading).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<ClauseComment> comment)
    {
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.Person).HasMaxLength(200);
        comment.Property(c => c.Party).HasMaxLength(300);
    }
}
