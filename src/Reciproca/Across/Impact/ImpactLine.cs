using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reciproca.Across.Impact;

/// <summary>What one record adds to one figure, so that it can be taken off again and every figure leads to its records.</summary>
public sealed class ImpactLine
{
    public Guid RecordId { get; set; }
    public string Measure { get; set; } = "";

    /// <summary>What the figure is of: a state, a goal, who gave.</summary>
    public string A { get; set; } = "";

    /// <summary>The other end of what has two: who received.</summary>
    public string B { get; set; } = "";
    public long Value { get; set; }

    public (string, string, string) Key => (Measure, A, B);
}

/// <summary>The sum of all lines of one figure: how many records, and their values. Integers alone, so that the order of counting changes nothing.</summary>
public sealed class ImpactTotal
{
    public string Measure { get; set; } = "";
    public string A { get; set; } = "";
    public string B { get; set; } = "";
    public long Records { get; set; }
    public long Value { get; set; }

    public (string, string, string) Key => (Measure, A, B);
}

public sealed class ImpactTable : IEntityTypeConfiguration<ImpactLine>, IEntityTypeConfiguration<ImpactTotal>
{
    public void Configure(EntityTypeBuilder<ImpactLine> line)
    {
        line.HasKey(l => new { l.RecordId, l.Measure, l.A, l.B });
        line.Property(l => l.Measure).HasMaxLength(20);
        line.Property(l => l.A).HasMaxLength(60);
        line.Property(l => l.B).HasMaxLength(60);
        // the records behind a figure, newest first, however many there are
        line.HasIndex(l => new { l.Measure, l.A, l.B, l.RecordId });
        line.HasIndex(l => new { l.Measure, l.RecordId });
    }

    public void Configure(EntityTypeBuilder<ImpactTotal> total)
    {
        total.HasKey(t => new { t.Measure, t.A, t.B });
        total.Property(t => t.Measure).HasMaxLength(20);
        total.Property(t => t.A).HasMaxLength(60);
        total.Property(t => t.B).HasMaxLength(60);
        // two nodes on one database that count at once: the second tries again
        total.Property(t => t.Records).IsConcurrencyToken();
        total.Property(t => t.Value).IsConcurrencyToken();
        total.HasIndex(t => new { t.Measure, t.B });
        total.HasIndex(t => new { t.Measure, t.Records });
    }
}

/// <summary>The figures that are kept, by name; each has the text key "impact.{name}".</summary>
public static class Measures
{
    public const string State = "state", Modality = "modality", Goal = "goal", Sector = "sector", Flow = "flow", Crossing = "crossing", TwoWay = "two-way",
        Money = "money", InKind = "in-kind", Days = "days", NoRate = "no-rate", Figures = "figures", Gave = "gave", GaveDays = "gave-days",
        Need = "need", AnswerDays = "answer-days", AgreementDays = "agreement-days", Adapted = "adapted", Depth = "depth";

    public static readonly string[] All =
        [State, Modality, Goal, Sector, Flow, Crossing, TwoWay, Money, InKind, Days, NoRate, Figures, Gave, GaveDays, Need, AnswerDays, AgreementDays, Adapted, Depth];

    /// <summary>How many pairs there are of which at least one gave, and both: counted from the totals of <see cref="Gave"/>, without lines of their own.</summary>
    public const string Pair = "pair", Any = "any", Mutual = "mutual";

    /// <summary>On the page. What is between two organisations is too much for it and read where it is asked for.</summary>
    public static readonly string[] Shown = [.. All.Except([Gave, GaveDays]), Pair];

    /// <summary>A record has one line of it at most, so that the records behind all its figures together can be counted and listed.</summary>
    public static readonly string[] Once = [State, Modality, TwoWay, Money, Need, AnswerDays, AgreementDays, Adapted, Depth];
}
