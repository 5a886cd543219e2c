using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Notices;

/// <summary>Something a person should know: on the bell at once, by letter as they wish.</summary>
[OnNoPage]
public sealed class Notice : IKeyed
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>The same cause tells a person once, however often its reaction runs.</summary>
    public string Cause { get; set; } = "";

    /// <summary>Text key, such as "notice.answered"; said in the reader's language when read.</summary>
    public string Key { get; set; } = "";

    /// <summary>What goes into the text's {0}, {1}, …, as a JSON list.</summary>
    public string Values { get; set; } = "[]";

    /// <summary>Where to go from here: a path on this node.</summary>
    public string Address { get; set; } = "";
    public DateTime At { get; set; }
    public DateTime? ReadAt { get; set; }

    /// <summary>When a letter with it was queued; null while it waits for the digest.</summary>
    public DateTime? MailedAt { get; set; }

    public string Said(Texts.Texts texts) => texts[Key, [.. JsonSerializer.Deserialize<string[]>(Values)!]];
}

public sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.Property(n => n.Cause).HasMaxLength(100);
        notice.Property(n => n.Key).HasMaxLength(60);
        notice.HasIndex(n => new { n.PersonId, n.Cause }).IsUnique();
        notice.HasIndex(n => new { n.PersonId, n.At });
        notice.HasIndex(n => new { n.MailedAt, n.PersonId });
        notice.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
    }
}
