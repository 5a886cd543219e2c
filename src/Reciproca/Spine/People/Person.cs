using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Spine.People;

/// <summary>Someone who signs in. What a person may do comes only from memberships.</summary>
public sealed class Person : IdentityUser<Guid>, IKeyed
{
    public string Name { get; set; } = "";
    public string Language { get; set; } = "en";
    public string TimeZone { get; set; } = "UTC";
    public Digest Digest { get; set; } = Digest.Daily;
    public DateTime JoinedAt { get; set; }

    public List<Membership> Memberships { get; } = [];
}

/// <summary>How often letters come: one by one, gathered, or not at all. The bell always rings.</summary>
public enum Digest { AtOnce, Daily, Weekly, Off }

public sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Name).HasMaxLength(200);
        person.Property(p => p.Language).HasMaxLength(20);
        person.Property(p => p.TimeZone).HasMaxLength(60);
        person.HasMany(p => p.Memberships).WithOne(m => m.Person).HasForeignKey(m => m.PersonId);
    }
}
