using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Spine.People.Sessions;

/// <summary>One device that is signed in. Without its row the cookie is worth nothing.</summary>
[OnNoPage]
public sealed class Session : IKeyed
{
    /// <summary>The claim that names the session in the cookie.</summary>
    public const string Claim = "session";

    /// <summary>As long as the cookie lasts without a visit.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    public Guid Id { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>What the browser says of itself, such as "Firefox, Android".</summary>
    public string Device { get; set; } = "";
    public DateTime StartedAt { get; set; }
    public DateTime SeenAt { get; set; }
}

public sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Device).HasMaxLength(100);
        session.HasIndex(s => s.PersonId);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
