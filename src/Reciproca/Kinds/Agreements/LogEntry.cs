using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

/// <summary>
/// One line of an agreement's log. Each carries the hash of the one before, so that none can be changed, left out or put in without all that
/// follow saying so.
/// </summary>
public sealed class LogEntry : IKeyed
{
    public Guid Id { get; set; }
    public Guid AgreementId { get; set; }
    public int Number { get; set; }
    public DateTime At { get; set; }
    public string Person { get; set; } = "";
    public string Party { get; set; } = "";

    /// <summary>What was done: the end of the text key "agreement.log.{action}".</summary>
    public string Action { get; set; } = "";
    public string Detail { get; set; } = "";

    /// <summary>The text that it was done to, where it was one.</summary>
    public string TextHash { get; set; } = "";
    public string Previous { get; set; } = "";
    public string Hash { get; set; } = "";

    /// <summary>One entry as one line: fields between tabs, the hash of the entry before at the end.</summary>
    public static string Line(int number, DateTime at, string person, string party, string action, string detail, string textHash, string previous) => string.Join('\t',
        number.ToString(CultureInfo.InvariantCulture), at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), Flat(person), Flat(party), action, Flat(detail), textHash, previous);

    public string Line() => Line(Number, At, Person, Party, Action, Detail, TextHash, Previous);

    public LogEntry Sealed() { Hash = AgreementVersion.HashOf(Line()); return this; }

    public static string Flat(string text) => string.Join(' ', text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

public sealed class LogEntryTable : IEntityTypeConfiguration<LogEntry>
{
    public void Configure(EntityTypeBuilder<LogEntry> entry)
    {
        entry.ToTable("AgreementLog");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Person).HasMaxLength(200);
        entry.Property(e => e.Party).HasMaxLength(300);
        entry.Property(e => e.Action).HasMaxLength(40);
        entry.Property(e => e.Detail).HasMaxLength(2000);
        entry.Property(e => e.TextHash).HasMaxLength(64);
        entry.Property(e => e.Previous).HasMaxLength(64);
        entry.Property(e => e.Hash).HasMaxLength(64);
        // two people at once cannot both write the next line
        entry.HasIndex(e => new { e.AgreementId, e.Number }).IsUnique();
        entry.HasOne<Agreement>().WithMany().HasForeignKey(e => e.AgreementId);
    }
}
