using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Iati;

/// <summary>IATI of the whole node, of one initiative and of one organisation.</summary>
public static class IatiEndpoints
{
    public static IServiceCollection AddIati(this IServiceCollection services) => services.AddScoped<IatiExport>();

    public static void MapIati(this WebApplication app)
    {
        app.MapGet("/open-data/iati-activities.xml", [Anyone] (HttpContext http, IatiExport export, PublicInitiatives reader) => export.Activities(reader.All, Xml(http), http.RequestAborted));
        app.MapGet("/open-data/iati-organisations.xml", [Anyone] (HttpContext http, IatiExport export) => export.Organisations(null, Xml(http), http.RequestAborted));
        app.MapGet("/initiatives/{id}.xml", Initiative);
        app.MapGet("/initiatives/{id}/iati.xml", Initiative);
        app.MapGet("/organisations/{id}/iati.xml", [Anyone] (string id, HttpContext http, AppDb db, IatiExport export, PublicInitiatives reader) => OfOrganisation(id, http, db, (organisation, output) => export.Activities(reader.Of(organisation), output, http.RequestAborted)));
        app.MapGet("/organisations/{id}/iati-organisation.xml", [Anyone] (string id, HttpContext http, AppDb db, IatiExport export) => OfOrganisation(id, http, db, (organisation, output) => export.Organisations(organisation, output, http.RequestAborted)));
    }

    [Anyone]
    private static async Task Initiative(string id, HttpContext http, IatiExport export, PublicInitiatives reader)
    {
        var which = reader.All.Where(r => r.ShortId == id);
        if (id.Length > 12 || !await which.AnyAsync(http.RequestAborted)) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        await export.Activities(which, Xml(http), http.RequestAborted);
    }

    private static async Task OfOrganisation(string id, HttpContext http, AppDb db, Func<Guid, Stream, Task> write)
    {
        var found = id.Length > 12 ? [] : await db.Set<Organisation>().Where(o => o.ShortId == id).Select(o => o.Id).ToListAsync(http.RequestAborted);
        if (found.Count == 0) { http.Response.StatusCode = StatusCodes.Status404NotFound; return; }
        await write(found[0], Xml(http));
    }

    private static Stream Xml(HttpContext http)
    {
        http.Response.ContentType = "application/xml; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        return http.Response.Body;
    }
}
