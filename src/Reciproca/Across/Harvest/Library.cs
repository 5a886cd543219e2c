using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Harvest;

/// <summary>A practice library elsewhere whose records we bring in by OAI-PMH. An organisation stands for it and answers for what is brought.</summary>
public sealed class Library : IKeyed
{
    public static readonly TimeSpan Interval = TimeSpan.FromDays(1), FullInterval = TimeSpan.FromDays(30);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromHours(1), LongestDelay = TimeSpan.FromDays(7);

    // clocks of two machines differ, and what is committed while a list is written carries an earlier stamp
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    public Guid Id { get; set; }

    /// <summary>As its Identify calls it.</summary>
    public string Name { get; set; } = "";
    public string BaseUrl { get; set; } = "";
    public string? Set { get; set; }
    public Guid StewardId { get; set; }
    public Organisation Steward { get; set; } = null!;
    public HarvestPolicy Policy { get; set; }

    /// <summary>What its texts are taken to be in when neither they nor their words tell.</summary>
    public string Language { get; set; } = "en";
    public LibraryState State { get; set; }

    /// <summary>Whether it says for ever what it has deleted; of another we ask everything now and then and compare.</summary>
    public bool KeepsDeleted { get; set; }

    /// <summary>Whether its dates have a time of day.</summary>
    public bool TellsSeconds { get; set; }
    public DateTime AddedAt { get; set; }
    public DateTime? DueAt { get; set; }

    /// <summary>Counts harvests; an item carries the last one that saw it.</summary>
    public int Run { get; set; }

    /// <summary>Where the harvest at work goes on; null at its beginning.</summary>
    public string? Token { get; set; }
    public bool Full { get; set; }
    public int Pages { get; set; }
    public int Brought { get; set; }
    public int Changed { get; set; }
    public int Withdrawn { get; set; }
    public int Refused { get; set; }

    /// <summary>The source's own clock at the first answer of this harvest: where the next one begins.</summary>
    public DateTime? RunStartedAt { get; set; }
    public DateTime? From { get; set; }
    public DateTime? LastFullAt { get; set; }
    public DateTime? CompleteAt { get; set; }

    /// <summary>Text key of what went wrong last; null when all is well.</summary>
    public string? Problem { get; set; }
    public string? ProblemDetail { get; set; }
    public int Failures { get; set; }

    public string Host => new Uri(BaseUrl).Authority;

    public void Begin(DateTime now)
    {
        Full = From is null || (!KeepsDeleted && LastFullAt + FullInterval < now);
        (State, Run, Token, RunStartedAt) = (LibraryState.Harvesting, Run + 1, null, null);
        (Pages, Brought, Changed, Withdrawn, Refused) = (0, 0, 0, 0, 0);
    }

    public void Finish(DateTime now)
    {
        (From, CompleteAt, DueAt) = (RunStartedAt - Overlap, now, now + Interval);
        if (Full) LastFullAt = now;
        (State, Token, Problem, ProblemDetail, Failures) = (LibraryState.Waiting, null, null, null, 0);
    }

    /// <summary>Waits longer after each failure; the token is kept, so that the next try goes on where this one stopped.</summary>
    public void Fail(HarvestProblem problem, DateTime now)
    {
        (State, Problem, ProblemDetail) = (LibraryState.Waiting, problem.Message, problem.Detail);
        var delay = TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, FirstDelay.Ticks << Math.Min(Failures++, 10)));
        DueAt = now + (problem.RetryAfter is { } asked && asked < LongestDelay ? asked : delay);
        if (problem.LosesPlace) Token = null;
    }

    /// <summary>Goes on after a failure, or begins anew.</summary>
    public void Continue(DateTime now)
    {
        if (Token is null) Begin(now);
        else State = LibraryState.Harvesting;
    }
}

/// <summary>Added and not yet begun; at work; between two harvests; stopped by a person; over, its copies being taken back; over.</summary>
public enum LibraryState { New, Harvesting, Waiting, Paused, Ending, Ended }

/// <summary>Whether the secretariat looks at each record first, or trusts the library.</summary>
public enum HarvestPolicy { Review, Publish }

/// <summary>One record of a library as we last saw it.</summary>
public sealed class LibraryItem
{
    public const int LongestIdentifier = 400;

    public Guid LibraryId { get; set; }
    public string Identifier { get; set; } = "";

    /// <summary>As the library writes it: only whether it differs is asked.</summary>
    public string Datestamp { get; set; } = "";
    public Guid RecordId { get; set; }
    public bool Deleted { get; set; }
    public int Run { get; set; }
}

public sealed class LibraryTable : IEntityTypeConfiguration<Library>, IEntityTypeConfiguration<LibraryItem>
{
    public void Configure(EntityTypeBuilder<Library> library)
    {
        library.ToTable("Libraries");
        library.Property(l => l.Id).ValueGeneratedNever();
        library.Property(l => l.Name).HasMaxLength(300);
        library.Property(l => l.BaseUrl).HasMaxLength(500);
        library.Property(l => l.Set).HasMaxLength(200);
        library.Property(l => l.Language).HasMaxLength(20);
        library.Property(l => l.Problem).HasMaxLength(80);
        library.Property(l => l.ProblemDetail).HasMaxLength(500);
        library.HasOne(l => l.Steward).WithMany().HasForeignKey(l => l.StewardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LibraryItem> item)
    {
        item.ToTable("LibraryItems");
        item.HasKey(i => new { i.LibraryId, i.Identifier });
        item.Property(i => i.Identifier).HasMaxLength(LibraryItem.LongestIdentifier);
        item.Property(i => i.Datestamp).HasMaxLength(40);
        item.HasIndex(i => new { i.LibraryId, i.Run });
        item.HasOne<Library>().WithMany().HasForeignKey(i => i.LibraryId);
        item.HasOne<Record>().WithMany().HasForeignKey(i => i.RecordId);
    }
}
