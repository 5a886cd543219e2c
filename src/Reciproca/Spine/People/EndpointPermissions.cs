using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Reciproca.Spine.People;

/// <summary>What <see cref="PermissionFilter"/> is to pages, for every other endpoint: one that says no permission is refused.</summary>
public sealed class EndpointPermissions(RequestDelegate next)
{
    public async Task Invoke(HttpContext http, Visitor visitor)
    {
        var answer = http.GetEndpoint() is RouteEndpoint endpoint && !IsPage(endpoint) ? await Ask(endpoint, http, visitor) : Answer.Yes;
        if (answer == Answer.Yes) { await next(http); return; }
        http.Response.StatusCode = answer switch
        {
            Answer.SignIn => StatusCodes.Status401Unauthorized,
            Answer.No => StatusCodes.Status403Forbidden,
            Answer.Gone => StatusCodes.Status410Gone,
            _ => StatusCodes.Status404NotFound,
        };
    }

    public static bool IsPage(Endpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    private static ValueTask<Answer> Ask(RouteEndpoint endpoint, HttpContext http, Visitor visitor) =>
        (endpoint.Metadata.GetMetadata<AskAttribute>() ?? throw new InvalidOperationException($"{endpoint.RoutePattern.RawText} asks no permission")).Ask(http, visitor);
}
