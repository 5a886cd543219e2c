using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Spine.Search.Lexicon.Keeping;

/// <summary>A lexicon was learned, tried on what people had chosen, and adopted or not.</summary>
public sealed class LexiconLearned : IKeyed
{
    public Guid Id { get; set; }
    public DateTime At { get; set; }

    /// <summary>Parallel texts it was learned from, and words it knows, over all languages.</summary>
    public int Pairs { get; set; }
    public int Terms { get; set; }

    /// <summary>Questions it was tried on; with none, nothing can have become worse.</summary>
    public int Judgements { get; set; }

    /// <summary>Quality of the lexicon in use and of the new one: thousandths of a mean reciprocal rank.</summary>
    public int Before { get; set; }
    public int After { get; set; }
    public bool Adopted { get; set; }
}

public sealed class LexiconLearnedTable : IEntityTypeConfiguration<LexiconLearned>
{
    public void Configure(EntityTypeBuilder<LexiconLearned> learned)
    {
        learned.Property(l => l.Id).ValueGeneratedNever();
        learned.HasIndex(l => l.At);
    }
}
