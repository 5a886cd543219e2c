using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Calendar;

/// <summary>The secret address under which a calendar program reads an organisation's dates. A new one makes the old one worthless.</summary>
public sealed class CalendarFeed
{
    public Guid OrganisationId { get; set; }
    public string Token { get; set; } = "";
    public DateTime At { get; set; }
}

public sealed class CalendarFeedTable : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.HasKey(f => f.OrganisationId);
        feed.Property(f => f.Token).HasMaxLength(64);
        feed.HasIndex(f => f.Token).IsUnique();
        feed.HasOne<Organisation>().WithMany().HasForeignKey(f => f.OrganisationId);
    }
}
