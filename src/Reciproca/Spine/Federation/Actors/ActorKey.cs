using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Reciproca.Spine.Federation.Actors;

/// <summary>The private keys of an actor, in the database and so in every backup: who loses them must re-key. The newest is in use.</summary>
public sealed class ActorKey
{
    /// <summary>The organisation; <see cref="ActorKeys.Node"/> for the node itself.</summary>
    public Guid OwnerId { get; set; }

    /// <summary>Counts the re-keyings, from 1.</summary>
    public int Number { get; set; }

    /// <summary>RSA-2048, PKCS#8 PEM: signs requests.</summary>
    public string Rsa { get; set; } = "";

    /// <summary>Ed25519, PKCS#8 PEM: signs documents, and is what the fingerprint is of.</summary>
    public string Edwards { get; set; } = "";
    public DateTime MadeAt { get; set; }
}

public sealed class ActorKeyTable : IEntityTypeConfiguration<ActorKey>
{
    public void Configure(EntityTypeBuilder<ActorKey> key) => key.HasKey(k => new { k.OwnerId, k.Number });
}
