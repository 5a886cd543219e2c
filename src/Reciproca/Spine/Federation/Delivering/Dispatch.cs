using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Delivering;

/// <summary>
/// Something that a host has yet to be told. About a record there is one row for each inbox, however often it changes meanwhile: it is written when
/// it is sent, so that order is kept and a host that was away for weeks hears each record once.
/// </summary>
[OnNoPage]
public sealed class Dispatch : IKeyed
{
    public Guid Id { get; set; }
    public string Host { get; set; } = "";
    public string Inbox { get; set; } = "";

    /// <summary>The record's id, or the activity's: what is there once for each inbox.</summary>
    public string Key { get; set; } = "";
    public Guid? RecordId { get; set; }

    /// <summary>The revision that made it necessary; a newer one while it is being sent keeps the row.</summary>
    public int Revision { get; set; }

    /// <summary>Whether the host reads our own words, so that a need is sent as a need and not as an article about one.</summary>
    public bool Rich { get; set; }

    /// <summary>The organisation that says it; empty for the node.</summary>
    public Guid ActorId { get; set; }

    /// <summary>The activity as JSON, for what is not about a record.</summary>
    public string? Body { get; set; }
    public DateTime At { get; set; }
    public DateTime DueAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>Why this one was refused; a host that cannot be reached is a failure of the host.</summary>
    public string? Error { get; set; }
    public DateTime? DeadAt { get; set; }
}

/// <summary>A host that we send to: how it fares, whatever is sent.</summary>
[OnNoPage]
public sealed class RemoteHost
{
    public string Host { get; set; } = "";
    public DateTime? FailingSince { get; set; }
    public int Attempts { get; set; }
    public DateTime NotBefore { get; set; }
    public string? Error { get; set; }
    public DateTime? SucceededAt { get; set; }
    public long Delivered { get; set; }

    /// <summary>How many were given up because the host was away for a month; a node reads them when it is back.</summary>
    public long GivenUp { get; set; }
    public DateTime? GivenUpAt { get; set; }

    /// <summary>The signature scheme it takes, and until when we believe that.</summary>
    public string? Scheme { get; set; }
    public DateTime? SchemeUntil { get; set; }
}

public sealed class DispatchTables : IEntityTypeConfiguration<Dispatch>, IEntityTypeConfiguration<RemoteHost>
{
    public void Configure(EntityTypeBuilder<Dispatch> dispatch)
    {
        dispatch.Property(d => d.Id).ValueGeneratedNever();
        dispatch.Property(d => d.Host).HasMaxLength(255);
        dispatch.Property(d => d.Inbox).HasMaxLength(1000);
        dispatch.Property(d => d.Key).HasMaxLength(500);
        dispatch.Property(d => d.Error).HasMaxLength(1000);
        dispatch.HasIndex(d => new { d.Inbox, d.Key }).IsUnique();
        dispatch.HasIndex(d => new { d.Host, d.DeadAt, d.DueAt });
        dispatch.HasIndex(d => d.RecordId);
    }

    public void Configure(EntityTypeBuilder<RemoteHost> host)
    {
        host.HasKey(h => h.Host);
        host.Property(h => h.Host).HasMaxLength(255);
        host.Property(h => h.Error).HasMaxLength(1000);
        host.Property(h => h.Scheme).HasMaxLength(20);
    }
}
