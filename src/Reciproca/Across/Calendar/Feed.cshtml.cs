using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Across.Calendar;

/// <summary>The address to put into one's calendar program, and a new one when the old has got about.</summary>
[Author]
public sealed class FeedModel(AppDb db, Visitor visitor, NodeSettings settings, Texts texts, TimeProvider clock) : PageModel
{
    public string? Address { get; private set; }

    public async Task OnGetAsync()
    {
        var own = visitor.ActingFor!.OrganisationId;
        if (await db.Set<CalendarFeed>().AsNoTracking().SingleOrDefaultAsync(f => f.OrganisationId == own) is { } feed) Address = $"{settings.Address.TrimEnd('/')}/calendar/{feed.Token}.ics?lang={texts.Language}";
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var own = visitor.ActingFor!.OrganisationId;
        var feed = await db.Set<CalendarFeed>().SingleOrDefaultAsync(f => f.OrganisationId == own);
        if (feed is null) db.Add(feed = new CalendarFeed { OrganisationId = own });
        (feed.Token, feed.At) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        return this.Done("/calendar/feed", "calendar.made");
    }
}
