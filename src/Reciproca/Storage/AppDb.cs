using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;

namespace Reciproca.Storage;

/// <summary>The one database of a node. Tables are declared beside their nouns as <see cref="IEntityTypeConfiguration{T}"/> and found here.</summary>
public abstract class AppDb(DbContextOptions options) : IdentityUserContext<Person, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>,
    IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(options)
{
    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcDates>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }
}
