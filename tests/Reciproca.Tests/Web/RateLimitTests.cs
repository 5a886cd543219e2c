using System.Net;
using Xunit;

namespace Reciproca.Tests.Web;

public sealed class RateLimitTests(TestNode node) : IClassFixture<TestNode>
{
    private async Task<HttpStatusCode> Search(string from)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/search?q={Guid.CreateVersion7():N}");
        request.Headers.Add("X-Forwarded-For", from);
        return (await node.Citizen().Http.SendAsync(request)).StatusCode;
    }

    [Fact]
    public async Task One_address_that_searches_without_end_is_asked_to_wait_and_others_are_not()
    {
        var most = new LimitSettings().Searches;
        for (var i = 0; i < most; i++) Assert.Equal(HttpStatusCode.OK, await Search("203.0.113.7"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Search("203.0.113.7"));
        Assert.Equal(HttpStatusCode.OK, await Search("203.0.113.8"));
    }
}
