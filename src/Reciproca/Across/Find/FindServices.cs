using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;

namespace Reciproca.Across.Find;

public static class FindServices
{
    public static IServiceCollection AddFind(this IServiceCollection services)
    {
        services.AddScoped<Finding>().AddScoped<FacetLabels>();
        services.Configure<RouteOptions>(routes => routes.ConstraintMap["records"] = typeof(PathOfKind));
        services.Configure<RazorPagesOptions>(pages => pages.Conventions.AddPageRoute("/Across/Find/Feed", "/{list:records}.atom"));
        return services;
    }
}

/// <summary>Lets a route match the paths of kinds and nothing else, so that one list page serves them all.</summary>
public sealed class PathOfKind(RecordKinds kinds) : IRouteConstraint
{
    public bool Match(HttpContext? http, IRouter? route, string key, RouteValueDictionary values, RouteDirection direction) =>
        values.TryGetValue(key, out var value) && value is string path && kinds.ByPath(path) is not null;
}
