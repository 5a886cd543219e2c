using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements.Procedures;

/// <summary>What a country asks of its local governments before they sign with a foreign one: published facts with their source, no legal advice.</summary>
public sealed class Procedure : IKeyed
{
    public Guid Id { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; set; } = "";

    /// <summary>Addresses or titles, a line each.</summary>
    public string Sources { get; set; } = "";

    /// <summary>When somebody last looked at the sources.</summary>
    public DateOnly? NotedOn { get; set; }
    public DateTime ChangedAt { get; set; }
    public List<ProcedureAbout> About { get; } = [];
    public List<ProcedureStep> Steps { get; } = [];

    public IEnumerable<ProcedureStep> Ordered => Steps.OrderBy(s => s.Place);

    public string AboutIn(string language) => (About.Find(a => a.Language == language) ?? About.Find(a => a.Language == "en") ?? About.FirstOrDefault())?.Text ?? "";
}

public sealed class ProcedureAbout
{
    public Guid ProcedureId { get; set; }
    public string Language { get; set; } = "";
    public string Text { get; set; } = "";
}

public sealed class ProcedureStep : IKeyed
{
    public Guid Id { get; set; }
    public Guid ProcedureId { get; set; }
    public string Code { get; set; } = "";
    public int Place { get; set; }

    /// <summary>How many days before the signing it must be done; null where no source says it.</summary>
    public int? Days { get; set; }

    /// <summary>It follows the signing.</summary>
    public bool After { get; set; }
    public List<ProcedureText> Texts { get; } = [];

    public ProcedureText In(string language) => Texts.Find(t => t.Language == language) ?? Texts.Find(t => t.Language == "en") ?? Texts.FirstOrDefault() ?? new ProcedureText { Title = Code };

    public ProcedureText Write(string language)
    {
        if (Texts.Find(t => t.Language == language) is { } text) return text;
        Texts.Add(text = new ProcedureText { StepId = Id, Language = language });
        return text;
    }
}

public sealed class ProcedureText
{
    public Guid StepId { get; set; }
    public string Language { get; set; } = "";
    public string Title { get; set; } = "";
    public string Authority { get; set; } = "";
    public string Documents { get; set; } = "";
}

public sealed class ProcedureTable : IEntityTypeConfiguration<Procedure>, IEntityTypeConfiguration<ProcedureAbout>, IEntityTypeConfiguration<ProcedureStep>, IEntityTypeConfiguration<ProcedureText>
{
    public void Configure(EntityTypeBuilder<Procedure> procedure)
    {
        procedure.Property(p => p.Id).ValueGeneratedNever();
        procedure.Property(p => p.Country).HasMaxLength(2);
        procedure.HasIndex(p => p.Country).IsUnique();
        procedure.HasMany(p => p.About).WithOne().HasForeignKey(a => a.ProcedureId);
        procedure.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.ProcedureId);
        procedure.Ignore(p => p.Ordered);
    }

    public void Configure(EntityTypeBuilder<ProcedureAbout> about)
    {
        about.HasKey(a => new { a.ProcedureId, a.Language });
        about.Property(a => a.Language).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<ProcedureStep> step)
    {
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Property(s => s.Code).HasMaxLength(60);
        step.HasMany(s => s.Texts).WithOne().HasForeignKey(t => t.StepId);
    }

    public void Configure(EntityTypeBuilder<ProcedureText> text)
    {
        text.HasKey(t => new { t.StepId, t.Language });
        text.Property(t => t.Language).HasMaxLength(20);
        text.Property(t => t.Title).HasMaxLength(500);
        text.Property(t => t.Authority).HasMaxLength(500);
        text.Property(t => t.Documents).HasMaxLength(1000);
    }
}
