using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Search.Judging;

/// <summary>
/// Someone opened this record from the results for these words. It says not who, and not when beyond the day; a new lexicon has to find at
/// least as well what people have chosen. Nobody is shown it, and it is forgotten after half a year.
/// </summary>
public sealed class Judgement : IKeyed
{
    public const int LongestQuery = 200;

    /// <summary>How long what people searched and chose is of use, and kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public Guid Id { get; set; }
    public string Query { get; set; } = "";

    /// <summary>The reader's language.</summary>
    public string Language { get; set; } = "";
    public Guid RecordId { get; set; }
    public int Times { get; set; }

    /// <summary>The day on which it happened last.</summary>
    public DateTime On { get; set; }
}

/// <summary>A word that people searched for, apart from the words beside it: what the lexicon should know.</summary>
[OnNoPage]
public sealed class AskedWord : IKeyed
{
    public Guid Id { get; set; }
    public string Language { get; set; } = "";
    public string Word { get; set; } = "";
    public int Times { get; set; }
    public DateTime On { get; set; }
}

public sealed class JudgementTable : IEntityTypeConfiguration<Judgement>, IEntityTypeConfiguration<AskedWord>
{
    public void Configure(EntityTypeBuilder<Judgement> judgement)
    {
        judgement.Property(j => j.Id).ValueGeneratedNever();
        judgement.Property(j => j.Query).HasMaxLength(Judgement.LongestQuery);
        judgement.Property(j => j.Language).HasMaxLength(20);
        judgement.HasIndex(j => new { j.Query, j.Language, j.RecordId }).IsUnique();
        judgement.HasIndex(j => j.On);
        judgement.HasOne<Record>().WithMany().HasForeignKey(j => j.RecordId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AskedWord> word)
    {
        word.Property(w => w.Id).ValueGeneratedNever();
        word.Property(w => w.Language).HasMaxLength(20);
        word.Property(w => w.Word).HasMaxLength(SearchNotes.LongestWord);
        word.HasIndex(w => new { w.Word, w.Language }).IsUnique();
        word.HasIndex(w => w.On);
    }
}
