using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;

namespace Reciproca.Spine.Records;

public sealed class RecordTable : IEntityTypeConfiguration<Record>
{
    public void Configure(EntityTypeBuilder<Record> record)
    {
        record.Property(r => r.Id).ValueGeneratedNever();
        record.Property(r => r.ShortId).HasMaxLength(12);
        record.Property(r => r.Kind).HasMaxLength(40);
        record.Property(r => r.SourceLanguage).HasMaxLength(20);
        record.Property(r => r.Origin).HasMaxLength(255);
        record.Property(r => r.Uri).HasMaxLength(2000);
        record.Property(r => r.Revision).IsConcurrencyToken();
        record.Ignore(r => r.AskedFor).Ignore(r => r.Written);
        record.HasIndex(r => r.ShortId).IsUnique();
        record.HasIndex(r => r.Uri).IsUnique();
        record.HasIndex(r => new { r.Kind, r.Stage, r.PublishedAt });
        record.HasIndex(r => new { r.StewardId, r.Kind });
        record.HasIndex(r => r.ChangedAt);
        record.HasOne(r => r.Steward).WithMany().HasForeignKey(r => r.StewardId).OnDelete(DeleteBehavior.Restrict);
        record.HasMany(r => r.Versions).WithOne().HasForeignKey(v => v.RecordId);
        record.HasMany(r => r.Tags).WithOne().HasForeignKey(t => t.RecordId);
        record.HasMany(r => r.Attachments).WithOne().HasForeignKey(a => a.RecordId);
    }
}

public sealed class RecordVersionTable : IEntityTypeConfiguration<RecordVersion>, IEntityTypeConfiguration<RecordSection>
{
    public void Configure(EntityTypeBuilder<RecordVersion> version)
    {
        version.HasKey(v => new { v.RecordId, v.Language });
        version.Property(v => v.Language).HasMaxLength(20);
        version.Property(v => v.Translator).HasMaxLength(40);
        version.Property(v => v.MadeFrom).HasMaxLength(16);
        // a machine's draft that arrives after a person has saved is refused
        version.Property(v => v.State).IsConcurrencyToken();
        version.HasMany(v => v.Sections).WithOne().HasForeignKey(s => new { s.RecordId, s.Language });
    }

    public void Configure(EntityTypeBuilder<RecordSection> section)
    {
        section.HasKey(s => new { s.RecordId, s.Language, s.Name });
        section.Property(s => s.Name).HasMaxLength(40);
    }
}

public sealed class RecordTagTable : IEntityTypeConfiguration<RecordTag>
{
    public void Configure(EntityTypeBuilder<RecordTag> tag)
    {
        tag.HasKey(t => new { t.RecordId, t.Scheme, t.Code });
        tag.Property(t => t.Scheme).HasMaxLength(20);
        tag.Property(t => t.Code).HasMaxLength(60);
        tag.HasIndex(t => new { t.Scheme, t.Code });
    }
}

public sealed class RecordLinkTable : IEntityTypeConfiguration<RecordLink>
{
    public void Configure(EntityTypeBuilder<RecordLink> link)
    {
        link.Property(l => l.Id).ValueGeneratedNever();
        link.HasIndex(l => new { l.FromId, l.Type, l.ToId }).IsUnique();
        link.HasIndex(l => new { l.ToId, l.Type });
        link.HasOne(l => l.From).WithMany().HasForeignKey(l => l.FromId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne(l => l.To).WithMany().HasForeignKey(l => l.ToId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class RevisionTable : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.Property(r => r.Id).ValueGeneratedNever();
        revision.HasIndex(r => new { r.RecordId, r.Number }).IsUnique();
        revision.HasOne<Record>().WithMany().HasForeignKey(r => r.RecordId);
    }
}

public sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.Property(a => a.Id).ValueGeneratedNever();
        attachment.Property(a => a.Hash).HasMaxLength(64);
        attachment.Property(a => a.Name).HasMaxLength(255);
        attachment.Property(a => a.MediaType).HasMaxLength(100);
        attachment.Property(a => a.SmallHash).HasMaxLength(64);
        attachment.HasIndex(a => a.Hash);
        attachment.HasIndex(a => a.SmallHash);
        attachment.HasQueryFilter(a => a.RemovedAt == null);
    }
}
