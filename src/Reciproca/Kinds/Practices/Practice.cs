using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Practices;

/// <summary>What a local government did about a problem, what came of it and what failed, told so that another can take it up.</summary>
public sealed class Practice : IKeyed
{
    public const string UsualLicence = "cc-by-4.0";

    public Guid Id { get; set; }
    public DateOnly? StartedOn { get; set; }
    public DateOnly? EndedOn { get; set; }

    /// <summary>Whole units of <see cref="Currency"/>, all partners together.</summary>
    public long? Cost { get; set; }
    public string? Currency { get; set; }

    /// <summary>What was given as work and not as money.</summary>
    public int? PersonDays { get; set; }

    /// <summary>People it takes to do it.</summary>
    public int? Staff { get; set; }

    /// <summary>A code of the vocabulary scheme "licence".</summary>
    public string Licence { get; set; } = UsualLicence;
}

public sealed class PracticeTable : IEntityTypeConfiguration<Practice>
{
    public void Configure(EntityTypeBuilder<Practice> practice)
    {
        practice.Property(p => p.Id).ValueGeneratedNever();
        practice.Property(p => p.Currency).HasMaxLength(3);
        practice.Property(p => p.Licence).HasMaxLength(40);
        practice.HasOne<Record>().WithOne().HasForeignKey<Practice>(p => p.Id);
    }
}

public static class PracticeKind
{
    public const string Problem = "problem", Done = "done", Result = "result";

    /// <summary>Enough to publish.</summary>
    public static readonly string[] Asked = [Problem, Done, Result];

    /// <summary>What grows later, in the groups in which the form folds it away.</summary>
    public static readonly (string Group, string[] Sections)[] Later =
    [
        ("learnt", ["failed", "obstacles", "lessons"]),
        ("how", ["priorities", "objectives", "resources", "partners", "finance", "dates"]),
        ("conditions", ["preconditions", "people", "data"]),
        ("future", ["sustainability", "transfer", "reuse", "sources"]),
    ];

    public static readonly RecordKind Kind = new("practice", "practices", typeof(Practice), "Article", [.. Asked, .. Later.SelectMany(g => g.Sections)], TimeSpan.FromDays(365))
    {
        Required = Asked,
        Schemes = [Schemes.Topic, Schemes.Sdg, Schemes.Hazard, Schemes.Power, Schemes.Budget, Schemes.Landform],
        Example = () => new Practice
        {
            StartedOn = new DateOnly(2021, 3, 1), EndedOn = new DateOnly(2023, 11, 30), Cost = 38_000, Currency = "USD", PersonDays = 900, Staff = 3, Licence = "cc-by-sa-4.0",
        },
    };
}
