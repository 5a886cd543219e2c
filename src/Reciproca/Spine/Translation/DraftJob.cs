using Reciproca.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.Records;

namespace Reciproca.Spine.Translation;

/// <summary>A draft that is wanted: one row for a record and a language until it is there. Not a message, because a translator that hangs must not hold up what else follows a save.</summary>
[OnNoPage]
public sealed class DraftJob
{
    public const int MostAttempts = 8;

    public Guid RecordId { get; set; }
    public string Language { get; set; } = "";

    /// <summary>Somebody wants to read all of it and waits; otherwise title and summary are enough.</summary>
    public bool Whole { get; set; }
    public DateTime At { get; set; }
    public DateTime DueAt { get; set; }
    public DateTime? LeasedUntil { get; set; }
    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public Failure? Reason { get; set; }
    public string? Detail { get; set; }

    /// <summary>Given up: only a person can say to try again.</summary>
    public DateTime? FailedAt { get; set; }

    public void Want(bool whole, DateTime now)
    {
        (Whole, At, DueAt, Attempts) = (Whole || whole, now, now, 0);
        (Reason, Detail, FailedAt, LeasedUntil) = (null, null, null, null);
    }

    public void Fail(TranslatorFailure failure, DateTime now)
    {
        (Attempts, Reason, Detail, LeasedUntil) = (Attempts + 1, failure.Reason, failure.Detail, null);
        DueAt = now + TimeSpan.FromSeconds(30 << Math.Min(Attempts - 1, 10));
        if (failure.IsFinal || Attempts >= MostAttempts) FailedAt = now;
    }
}

public sealed class DraftJobTable : IEntityTypeConfiguration<DraftJob>
{
    public void Configure(EntityTypeBuilder<DraftJob> job)
    {
        job.HasKey(j => new { j.RecordId, j.Language });
        job.Property(j => j.Language).HasMaxLength(20);
        job.Property(j => j.Detail).HasMaxLength(400);
        job.HasIndex(j => new { j.FailedAt, j.DueAt });
        job.HasOne<Record>().WithMany().HasForeignKey(j => j.RecordId);
    }
}
