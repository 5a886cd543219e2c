using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.People;
using Xunit;

namespace Reciproca.Tests.Architecture;

public sealed class EndpointPermissionTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public void Every_endpoint_that_is_no_page_asks_permission_or_says_that_anyone_may()
    {
        var endpoints = node.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => !EndpointPermissions.IsPage(e)).ToList();
        Assert.Contains(endpoints, e => e.RoutePattern.RawText == "/api/records");
        Assert.Empty(endpoints.Where(e => e.Metadata.GetMetadata<AskAttribute>() is null).Select(e => e.RoutePattern.RawText));
    }
}
