using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

public enum StepKind { Approval, Signature }

/// <summary>One approval or signature of a party, of one exact text.</summary>
public sealed class AgreementStep : IKeyed
{
    public Guid Id { get; set; }
    public Guid AgreementId { get; set; }
    public Guid PartyId { get; set; }
    public StepKind Kind { get; set; }

    /// <summary>"City council", "Mayor".</summary>
    public string Office { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>Steps of one order are done side by side, and before any of a higher one.</summary>
    public int Order { get; set; }
    public DateTime? DoneAt { get; set; }

    /// <summary>Who wrote it into this node.</summary>
    public string? DoneBy { get; set; }

    /// <summary>The hash of the text that was before their eyes.</summary>
    public string? Hash { get; set; }

    /// <summary>The hash of the signed paper, where there is one; the file is on the record.</summary>
    public string? Scan { get; set; }

    /// <summary>The text was taken back afterwards.</summary>
    public DateTime? VoidedAt { get; set; }

    public void Do(string by, string hash, string? scan, DateTime now) => (DoneBy, Hash, Scan, DoneAt) = (by, hash, scan, now);
}

public sealed class AgreementStepTable : IEntityTypeConfiguration<AgreementStep>
{
    public void Configure(EntityTypeBuilder<AgreementStep> step)
    {
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Property(s => s.Office).HasMaxLength(200);
        step.Property(s => s.Name).HasMaxLength(200);
        step.Property(s => s.DoneBy).HasMaxLength(200);
        step.Property(s => s.Hash).HasMaxLength(64);
        step.Property(s => s.Scan).HasMaxLength(64);
        step.HasOne<AgreementParty>().WithMany().HasForeignKey(s => s.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}
