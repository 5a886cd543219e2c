using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Kinds.Exchanges;

/// <summary>One line of the shared checklist: of the usual ones (a key, said in the reader's language) or in the partners' own words.</summary>
public sealed class ExchangeTask : IKeyed
{
    public Guid Id { get; set; }
    public Guid ExchangeId { get; set; }
    public string? Key { get; set; }
    public string? Text { get; set; }
    public DateOnly? DueOn { get; set; }
    public DateTime? DoneAt { get; set; }
    public string? DoneBy { get; set; }
}

public sealed class AgendaItem : IKeyed
{
    public Guid Id { get; set; }
    public Guid ExchangeId { get; set; }
    public DateOnly Day { get; set; }
    public TimeOnly? From { get; set; }
    public string What { get; set; } = "";
    public string Who { get; set; } = "";
}

public sealed class Participant : IKeyed
{
    public Guid Id { get; set; }
    public Guid ExchangeId { get; set; }
    public string Name { get; set; } = "";
    public string Organisation { get; set; } = "";

    /// <summary>A code of the vocabulary scheme "participant".</summary>
    public string Role { get; set; } = "";
}

public sealed class ExchangeCost : IKeyed
{
    public Guid Id { get; set; }
    public Guid ExchangeId { get; set; }
    public string What { get; set; } = "";

    /// <summary>Whole units of <see cref="Currency"/>; null for what is given in kind.</summary>
    public long? Amount { get; set; }
    public string? Currency { get; set; }
    public string BorneBy { get; set; } = "";
}

public sealed class ExchangeRowTables : IEntityTypeConfiguration<ExchangeTask>, IEntityTypeConfiguration<AgendaItem>, IEntityTypeConfiguration<Participant>, IEntityTypeConfiguration<ExchangeCost>
{
    public void Configure(EntityTypeBuilder<ExchangeTask> task)
    {
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.Key).HasMaxLength(40);
        task.Property(t => t.Text).HasMaxLength(500);
        task.Property(t => t.DoneBy).HasMaxLength(200);
        task.HasIndex(t => new { t.DoneAt, t.DueOn });
    }

    public void Configure(EntityTypeBuilder<AgendaItem> item)
    {
        item.ToTable("ExchangeAgenda");
        item.Property(i => i.Id).ValueGeneratedNever();
        item.Property(i => i.What).HasMaxLength(500);
        item.Property(i => i.Who).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.ToTable("ExchangeParticipant");
        participant.Property(p => p.Id).ValueGeneratedNever();
        participant.Property(p => p.Name).HasMaxLength(200);
        participant.Property(p => p.Organisation).HasMaxLength(300);
        participant.Property(p => p.Role).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<ExchangeCost> cost)
    {
        cost.Property(c => c.Id).ValueGeneratedNever();
        cost.Property(c => c.What).HasMaxLength(300);
        cost.Property(c => c.Currency).HasMaxLength(3);
        cost.Property(c => c.BorneBy).HasMaxLength(300);
    }
}
