using System.ComponentModel;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Sheets;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Across.OpenData;

/// <summary>Lists to take away, the read API and its description.</summary>
public static class OpenDataEndpoints
{
    private const string Cors = "open";

    public static IServiceCollection AddOpenData(this IServiceCollection services)
    {
        services.AddScoped<RecordReader>().AddScoped<ListChoice>().AddScoped<ListExport>().AddScoped<RecordFeed>().AddSingleton<Dumps>();
        // anybody's page may read what anybody may read; nothing here looks at who asks
        services.AddCors(cors => cors.AddPolicy(Cors, policy => policy.AllowAnyOrigin().WithMethods("GET").WithHeaders("If-None-Match", "Accept-Language").WithExposedHeaders("ETag", "Link")));
        return services.AddOpenApi("v1", document =>
        {
            document.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            document.AddDocumentTransformer<ApiTitle>();
        });
    }

    public static void MapOpenData(this WebApplication app)
    {
        app.MapGet("/search.csv", [Anyone] (HttpContext http, ListExport export) => export.Csv(null, http)).RequireRateLimiting(RateLimits.Search);
        app.MapGet("/search.xlsx", [Anyone] (HttpContext http, ListExport export) => export.Xlsx(null, http)).RequireRateLimiting(RateLimits.Search);
        app.MapGet("/search.json", [Anyone] (HttpContext http, ListExport export) => export.AsJson(null, http)).RequireRateLimiting(RateLimits.Search);
        foreach (var kind in app.Services.GetRequiredService<RecordKinds>().All)
        {
            app.MapGet($"/{kind.Path}.csv", [Anyone] (HttpContext http, ListExport export) => export.Csv(kind, http));
            app.MapGet($"/{kind.Path}.xlsx", [Anyone] (HttpContext http, ListExport export) => export.Xlsx(kind, http));
            app.MapGet($"/{kind.Path}.json", [Anyone] (HttpContext http, ListExport export) => export.AsJson(kind, http));
        }
        app.MapGet("/open-data/dumps/{file}", Dump);
        app.MapGet("/open-data/dictionary.csv", Dictionary);
        app.MapGet("/api/records", Records).RequireCors(Cors).WithName("records").WithSummary("Public records, oldest change first")
            .Produces<RecordPage>().ProducesProblem(400).Produces(304);
        app.MapGet("/api/records/{id}", One).RequireCors(Cors).WithName("record").WithSummary("One public record")
            .Produces<RecordView>().ProducesProblem(404).Produces(304);
        app.MapOpenApi("/openapi/{documentName}.json").RequireCors(Cors).WithMetadata(new AnyoneAttribute());
    }

    [Anyone]
    private static async Task<IResult> Records(HttpContext http, RecordFeed feed, RecordKinds kinds, Texts texts,
        [Description("A kind of record, singular: practice, need, offer, organisation, …")] string? kind = null,
        [Description("The cursor that the page before gave as \"next\".")] string? after = null,
        [Description("How many, 1 to 200; 50 unless told.")] string? limit = null)
    {
        var cursor = string.IsNullOrEmpty(after) ? null : Cursor.Parse(after);
        if (kind is not null && kinds.All.All(k => k.Name != kind)) return Wrong(texts["api.kind", kind, string.Join(", ", kinds.All.Select(k => k.Name))]);
        if (cursor is null && !string.IsNullOrEmpty(after)) return Wrong(texts["api.after"]);
        if (Number(limit) is not { } count) return Wrong(texts["api.limit", RecordFeed.Most]);
        var page = await feed.Read(kind, cursor, count, http.RequestAborted);
        if (page.Next is not null) http.Response.Headers.Link = $"<{http.Request.Path}{QueryString.Create(Query(kind, page.Next, limit))}>; rel=\"next\"";
        return Tagged(http, page);
    }

    [Anyone]
    private static async Task<IResult> One(string id, HttpContext http, RecordFeed feed, Texts texts) =>
        id.Length <= 12 && await feed.One(id, http.RequestAborted) is { } record ? Tagged(http, record)
            : Results.Problem(texts["api.none"], statusCode: StatusCodes.Status404NotFound);

    [Anyone]
    private static IResult Dump(string file, Dumps dumps) => dumps.Find(file) is { } found
        ? Results.File(found.FullName, file.EndsWith(".zip", StringComparison.Ordinal) ? "application/zip" : "text/plain", found.Name, found.LastWriteTimeUtc, enableRangeProcessing: true) : Results.NotFound();

    [Anyone]
    private static async Task Dictionary(HttpContext http, RecordKinds kinds)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        await using var csv = new CsvSheet(http.Response.Body);
        await DataDictionary.Write(csv, kinds);
    }

    private static IResult Wrong(string what) => Results.Problem(what, statusCode: StatusCodes.Status400BadRequest);

    private static int? Number(string? limit) => string.IsNullOrEmpty(limit) ? RecordFeed.Usual
        : int.TryParse(limit, out var number) && number is >= 1 and <= RecordFeed.Most ? number : null;

    private static IEnumerable<KeyValuePair<string, string?>> Query(string? kind, string after, string? limit) =>
        new KeyValuePair<string, string?>[] { new("kind", kind), new("after", after), new("limit", limit) }.Where(q => q.Value is not null);

    /// <summary>A tag of the content itself: right after any change, whatever made it.</summary>
    private static IResult Tagged<T>(HttpContext http, T value)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, ListExport.Json);
        // weak, because compression changes the bytes and not what they say
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..20]}\"", isWeak: true);
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = "public, no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t.Equals(EntityTagHeaderValue.Any))
            ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(bytes, "application/json; charset=utf-8");
    }
}
