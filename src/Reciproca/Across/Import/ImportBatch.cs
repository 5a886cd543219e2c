using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Import;

/// <summary>A file that someone brought in: looked through, confirmed, done, perhaps undone.</summary>
public sealed class ImportBatch : IKeyed
{
    public Guid Id { get; set; }
    public string Kind { get; set; } = "";
    public Guid PersonId { get; set; }
    public string Name { get; set; } = "";
    public DateTime At { get; set; }
    public ImportState State { get; set; } = ImportState.Checked;

    /// <summary>The file until it is done; nothing of it is kept after that.</summary>
    public byte[]? Content { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Same { get; set; }

    /// <summary>How many were left as they are when the batch was undone, because someone had changed them since.</summary>
    public int Kept { get; set; }
    public List<ImportedRecord> Records { get; } = [];
}

/// <summary>Failed: between looking through and doing it something else had changed, and nothing was written.</summary>
public enum ImportState { Checked, Waiting, Done, Failed, Undone }

/// <summary>What the batch did to one record, so that exactly this can be undone.</summary>
public sealed class ImportedRecord
{
    public Guid BatchId { get; set; }
    public Guid RecordId { get; set; }
    public bool Added { get; set; }

    /// <summary>The record's revision after the import; a later one means that someone has touched it.</summary>
    public int Revision { get; set; }
}

public sealed class ImportBatchTable : IEntityTypeConfiguration<ImportBatch>, IEntityTypeConfiguration<ImportedRecord>
{
    public void Configure(EntityTypeBuilder<ImportBatch> batch)
    {
        batch.Property(b => b.Id).ValueGeneratedNever();
        batch.Property(b => b.Kind).HasMaxLength(40);
        batch.Property(b => b.Name).HasMaxLength(255);
        batch.HasOne<Person>().WithMany().HasForeignKey(b => b.PersonId).OnDelete(DeleteBehavior.Cascade);
        batch.HasMany(b => b.Records).WithOne().HasForeignKey(r => r.BatchId);
        batch.HasIndex(b => b.At);
    }

    public void Configure(EntityTypeBuilder<ImportedRecord> imported)
    {
        imported.HasKey(r => new { r.BatchId, r.RecordId });
        imported.HasOne<Record>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Cascade);
    }
}
