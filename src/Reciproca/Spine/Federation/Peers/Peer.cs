using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Peers;

/// <summary>Another server that this network has to do with: a node with which records are exchanged, or any server that may follow our cities.</summary>
public sealed class Peer : IKeyed
{
    public Guid Id { get; set; }

    /// <summary>Host, with its port unless that is the default; lower case.</summary>
    public string Host { get; set; } = "";

    /// <summary>What it calls itself.</summary>
    public string Name { get; set; } = "";
    public PeerState State { get; set; }

    /// <summary>Whether it is a node like ours, with which records are exchanged; other servers may only follow and write.</summary>
    public bool IsNode { get; set; }
    public string Actor { get; set; } = "";
    public string Inbox { get; set; } = "";

    /// <summary>Where its records are read from a mark on, and compared.</summary>
    public string? Records { get; set; }
    public string? Digest { get; set; }

    /// <summary>Of its key, as it was read aloud when the peering was confirmed.</summary>
    public string Fingerprint { get; set; } = "";

    /// <summary>Its key has changed without being vouched for by the old one: nothing is exchanged until someone has read it aloud again.</summary>
    public string? NewFingerprint { get; set; }

    /// <summary>The Follow with which the peering was asked for, by us or by them.</summary>
    public string Request { get; set; } = "";
    public DateTime AskedAt { get; set; }
    public DateTime? ConfirmedAt { get; set; }
    public string? ConfirmedBy { get; set; }
    public DateTime? ChangedAt { get; set; }

    /// <summary>Kinds of records that we send, separated by spaces; null for all.</summary>
    public string? Sends { get; set; }

    /// <summary>Kinds of records that we take; null for all.</summary>
    public string? Takes { get; set; }

    /// <summary>Whether what comes is shown at once; otherwise the secretariat looks at each record when it comes first.</summary>
    public bool AtOnce { get; set; } = true;

    /// <summary>Up to where we have read its records.</summary>
    public long Mark { get; set; }
    public DateTime? CaughtUpAt { get; set; }

    /// <summary>When we last tried, and why it failed; null when it did not.</summary>
    public DateTime? TriedAt { get; set; }
    public string? Failure { get; set; }

    /// <summary>When its records and our copies were last compared in full and were the same.</summary>
    public DateTime? SameAt { get; set; }

    /// <summary>Copies that the last comparison had to mend.</summary>
    public int Mended { get; set; }

    /// <summary>The same as told by the other side about our records.</summary>
    public DateTime? TheySameAt { get; set; }
    public DateTime? TheyReadAt { get; set; }
    public DateTime? ReceivedAt { get; set; }

    public bool IsActive => State == PeerState.Confirmed && NewFingerprint is null;
    public bool Exchanges => IsActive && IsNode;
    public bool SendsKind(string kind) => Sends is null || Sends.Split(' ').Contains(kind);
    public bool TakesKind(string kind) => Takes is null || Takes.Split(' ').Contains(kind);

    public void Confirm(DateTime now, string by) => (State, ConfirmedAt, ConfirmedBy, ChangedAt, NewFingerprint) = (PeerState.Confirmed, now, by, now, null);
    public void Pause(DateTime now) => (State, ChangedAt) = (PeerState.Paused, now);
    public void Resume(DateTime now) => (State, ChangedAt) = (PeerState.Confirmed, now);
    public void End(DateTime now) => (State, ChangedAt) = (PeerState.Ended, now);
    public void Block(DateTime now) => (State, ChangedAt) = (PeerState.Blocked, now);
}

/// <summary>We have asked; they have asked; both agree; we pause; it is over; we want nothing of them.</summary>
public enum PeerState { Asked, AskedUs, Confirmed, Paused, Ended, Blocked }

public sealed class PeerTable : IEntityTypeConfiguration<Peer>
{
    public void Configure(EntityTypeBuilder<Peer> peer)
    {
        peer.Property(p => p.Id).ValueGeneratedNever();
        peer.Property(p => p.Host).HasMaxLength(255);
        peer.Property(p => p.Name).HasMaxLength(300);
        peer.Property(p => p.Fingerprint).HasMaxLength(60);
        peer.Property(p => p.NewFingerprint).HasMaxLength(60);
        peer.Property(p => p.Failure).HasMaxLength(1000);
        peer.HasIndex(p => p.Host).IsUnique();
    }
}
