using Reciproca.Spine.Records;

namespace Reciproca.Across.Find;

public static class FindServices
{
    public static IServiceCollection AddFind(this IServiceCollection services)
    {
        services.AddSingleton<FoundOfLate>().AddScoped<Finding>().AddScoped<FacetLabels>().AddScoped<FollowingCities>();
        return services.Configure<RouteOptions>(routes =>
        {
            routes.ConstraintMap["records"] = typeof(PathOfKind);
            routes.ConstraintMap["feed"] = typeof(FeedOfKind);
        });
    }
}

/// <summary>Lets a route match the paths of kinds and nothing else, so that one list page serves them all.</summary>
public sealed class PathOfKind(RecordKinds kinds) : IRouteConstraint
{
    public bool Match(HttpContext? http, IRouter? route, string key, RouteValueDictionary values, RouteDirection direction) =>
        values.TryGetValue(key, out var value) && value is string path && kinds.ByPath(path) is not null;
}

/// <summary>"needs.atom": the feed of a list.</summary>
public sealed class FeedOfKind(RecordKinds kinds) : IRouteConstraint
{
    public const string Ending = ".atom";

    public bool Match(HttpContext? http, IRouter? route, string key, RouteValueDictionary values, RouteDirection direction) =>
        values.TryGetValue(key, out var value) && value is string path && path.EndsWith(Ending, StringComparison.Ordinal) && kinds.ByPath(path[..^Ending.Length]) is not null;
}
