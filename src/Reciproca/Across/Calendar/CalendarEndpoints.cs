using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Across.Calendar;

/// <summary>A record's dates for those to whom it belongs, and an organisation's for whoever holds its secret address.</summary>
public static class CalendarEndpoints
{
    public static IServiceCollection AddCalendar(this IServiceCollection services) => services.AddScoped<CalendarDates>();

    public static void MapCalendar(this WebApplication app)
    {
        app.MapGet("/agreements/{id}.ics", OfRecord);
        app.MapGet("/exchanges/{id}.ics", OfRecord);
        app.MapGet("/calendar/{token}.ics", OfOrganisation);
    }

    [OnRecord(Ability.Inside)]
    private static async Task<IResult> OfRecord(string id, RecordOfRequest found, CalendarDates dates, Texts texts, NodeSettings settings, TimeProvider clock) =>
        Results.Text(CalendarFile.Write(found.Record.Best(texts.Language).Title, new Uri(settings.Address).Host, await dates.Of([found.Record], texts), clock.GetUtcNow().UtcDateTime), CalendarFile.MediaType);

    /// <summary>A calendar program signs in nowhere: the address is the key.</summary>
    [Anyone]
    private static async Task<IResult> OfOrganisation(string token, string? lang, HttpContext http, AppDb db, CalendarDates dates, NodeSettings settings, TimeProvider clock)
    {
        var organisation = await (from feed in db.Set<CalendarFeed>().AsNoTracking() where feed.Token == token join o in db.Set<Organisation>() on feed.OrganisationId equals o.Id select new { o.Id, o.Name }).SingleOrDefaultAsync();
        if (organisation is null) return Results.NotFound();
        var records = await db.Set<Record>().AsNoTracking().Where(r => (r.Kind == "agreement" || r.Kind == "exchange") && r.Stage != Stage.Archived
            && (r.StewardId == organisation.Id || r.Parties.Any(p => p.OrganisationId == organisation.Id && p.LeftAt == null))).Include(r => r.Versions).ToListAsync();
        http.Response.Headers.CacheControl = "private, no-cache";
        var texts = new Texts(InterfaceTexts.Languages.Contains(lang ?? "") ? lang! : "en");
        return Results.Text(CalendarFile.Write(organisation.Name, new Uri(settings.Address).Host, await dates.Of(records, texts), clock.GetUtcNow().UtcDateTime), CalendarFile.MediaType);
    }
}
