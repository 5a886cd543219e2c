using System.IO.Compression;
using System.Net;
using System.Text;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests.Fetching;

public class SafeFetcherTests
{
    private static readonly FetchRules Local = LoopbackServer.Rules;

    [Fact]
    public async Task A_document_is_fetched_unsigned_with_the_right_accept_header()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Activity("""{"id":"x"}"""));
        var result = await Get(Local, server.Uri("/note?p=1"));
        Assert.Equal(FetchRefusal.None, result.Refusal);
        var asked = Assert.Single(server.Requests);
        Assert.Equal("/note?p=1", asked.Path);
        Assert.False(asked.IsSigned);
        Assert.Contains("application/activity+json", asked.Message.Field("Accept"));
    }

    [Theory]
    [InlineData("http://city.example/")]
    [InlineData("ftp://city.example/")]
    [InlineData("https://user:secret@city.example/")]
    [InlineData("file:///etc/passwd")]
    public async Task An_address_that_is_not_plain_https_is_not_asked(string address) =>
        Assert.Equal(FetchRefusal.AddressNotAllowed, (await Get(new(), new Uri(address))).Refusal);

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:192.168.0.1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[64:ff9b::a00:1]/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://2130706433/")]
    public async Task A_private_address_is_not_connected_to(string address) =>
        Assert.Equal(FetchRefusal.PrivateAddress, (await Get(new(), new Uri(address))).Refusal);

    [Fact]
    public async Task A_name_that_leads_to_a_private_network_is_not_connected_to_and_is_looked_up_once()
    {
        var lookups = 0;
        var fetcher = SafeFetcher.Create(new(), TimeProvider.System, null, (_, _) =>
        {
            lookups++;
            return Task.FromResult<IPAddress[]>([IPAddress.Parse("192.168.1.1"), IPAddress.Parse("fe80::1")]);
        });
        var result = await fetcher.Get(new("https://rebinding.example/"), DocumentKind.Activity, Budget());
        Assert.Equal(FetchRefusal.PrivateAddress, result.Refusal);
        Assert.Equal(1, lookups);
    }

    [Fact]
    public async Task The_connection_goes_to_the_vetted_address_itself()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Activity("{}"));
        var lookups = 0;
        var fetcher = SafeFetcher.Create(Local, TimeProvider.System, null, (_, _) =>
            Task.FromResult<IPAddress[]>(lookups++ == 0 ? [IPAddress.Parse("10.0.0.1"), IPAddress.Loopback] : []));
        var result = await fetcher.Get(new($"http://127.0.0.1.nip.test:{server.Port}/"), DocumentKind.Activity, Budget());
        // The listener knows no such host; that it answered at all shows where the socket went.
        Assert.NotNull(result.Status);
        Assert.Equal(1, lookups);
    }

    [Theory]
    [InlineData("https://10.0.0.1/secret")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://192.168.1.1/")]
    public async Task A_redirect_to_a_private_address_is_not_followed(string target)
    {
        using var server = new LoopbackServer(_ => Answer.Redirect(target));
        Assert.Equal(FetchRefusal.PrivateAddress, (await Get(Local, server.Uri("/"))).Refusal);
    }

    [Fact]
    public async Task A_redirect_to_another_scheme_is_not_followed()
    {
        using var server = new LoopbackServer(_ => Answer.Redirect("file:///etc/passwd"));
        Assert.Equal(FetchRefusal.AddressNotAllowed, (await Get(Local, server.Uri("/"))).Refusal);
    }

    [Fact]
    public async Task Redirects_are_followed_up_to_the_limit_and_the_last_place_is_told()
    {
        using var server = new LoopbackServer(a => a.Path == "/3" ? LoopbackServer.Activity("{}") : Answer.Redirect("/" + (int.Parse(a.Path[1..]) + 1)));
        var result = await Get(Local, server.Uri("/0"));
        Assert.Equal((FetchRefusal.None, "/3"), (result.Refusal, result.Document?.Location.AbsolutePath));
        using var circle = new LoopbackServer(_ => Answer.Redirect("/again"));
        Assert.Equal(FetchRefusal.TooManyRedirects, (await Get(Local, circle.Uri("/"))).Refusal);
    }

    [Theory]
    [InlineData("application/activity+json", FetchRefusal.None)]
    [InlineData("application/activity+json; charset=utf-8", FetchRefusal.None)]
    [InlineData("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"", FetchRefusal.None)]
    [InlineData("application/ld+json", FetchRefusal.WrongContentType)]
    [InlineData("application/json", FetchRefusal.WrongContentType)]
    [InlineData("text/html", FetchRefusal.WrongContentType)]
    [InlineData("image/png", FetchRefusal.WrongContentType)]
    [InlineData("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams-evil\"", FetchRefusal.WrongContentType)]
    public async Task An_upload_served_as_something_else_is_no_activity(string type, FetchRefusal expected)
    {
        using var server = new LoopbackServer(_ => new(200, type, "{}"u8.ToArray()));
        Assert.Equal(expected, (await Get(Local, server.Uri("/"))).Refusal);
    }

    [Fact]
    public async Task A_body_of_a_hundred_megabytes_is_cut_off_also_when_it_is_compressed()
    {
        var huge = new byte[100 << 20];
        using var plain = new LoopbackServer(_ => new(200, MediaTypes.Activity, huge));
        Assert.Equal(FetchRefusal.TooLarge, (await Get(Local, plain.Uri("/"))).Refusal);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, true)) gzip.Write(huge);
        using var bomb = new LoopbackServer(_ => new(200, MediaTypes.Activity, packed.ToArray(), new() { ["Content-Encoding"] = "gzip" }));
        Assert.Equal(FetchRefusal.TooLarge, (await Get(Local, bomb.Uri("/"))).Refusal);
    }

    [Fact]
    public async Task Deep_or_broken_JSON_is_malformed()
    {
        using var deep = new LoopbackServer(_ => LoopbackServer.Activity(new string('[', 5000) + new string(']', 5000)));
        Assert.Equal(FetchRefusal.Malformed, (await Get(Local, deep.Uri("/"))).Refusal);
        using var broken = new LoopbackServer(_ => LoopbackServer.Activity("{"));
        Assert.Equal(FetchRefusal.Malformed, (await Get(Local, broken.Uri("/"))).Refusal);
    }

    [Fact]
    public async Task A_server_that_dawdles_is_left()
    {
        var never = new TaskCompletionSource();
        using var server = new LoopbackServer(_ => LoopbackServer.Activity("{}") with { Wait = never.Task });
        var result = await Get(Local with { Timeout = TimeSpan.FromMilliseconds(200) }, server.Uri("/"));
        Assert.Equal(FetchRefusal.TooSlow, result.Refusal);
    }

    [Theory]
    [InlineData(404, FetchRefusal.NotFound)]
    [InlineData(410, FetchRefusal.Gone)]
    [InlineData(403, FetchRefusal.Forbidden)]
    [InlineData(500, FetchRefusal.ServerError)]
    public async Task A_refusal_by_the_server_has_its_name(int status, FetchRefusal expected)
    {
        using var server = new LoopbackServer(_ => Answer.Empty(status));
        var result = await Get(Local, server.Uri("/"));
        Assert.Equal((expected, status), (result.Refusal, result.Status));
    }

    [Fact]
    public async Task A_budget_ends_the_fetching_for_one_activity()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Activity("{}"));
        var fetcher = SafeFetcher.Create(Local, TimeProvider.System);
        var budget = new FetchBudget(TimeProvider.System, fetches: 3);
        var results = new List<FetchRefusal>();
        for (var i = 0; i < 5; i++) results.Add((await fetcher.Get(server.Uri("/"), DocumentKind.Activity, budget)).Refusal);
        Assert.Equal([FetchRefusal.None, FetchRefusal.None, FetchRefusal.None, FetchRefusal.OverBudget, FetchRefusal.OverBudget], results);
        Assert.Equal(3, server.Requests.Count);
        var narrow = new FetchBudget(TimeProvider.System, bytes: 1);
        Assert.Equal(FetchRefusal.TooLarge, (await fetcher.Get(server.Uri("/"), DocumentKind.Activity, narrow)).Refusal);
        var clock = new FixedClock(DateTimeOffset.UnixEpoch);
        var over = new FetchBudget(clock, time: TimeSpan.FromSeconds(5));
        clock.Now += TimeSpan.FromSeconds(6);
        Assert.Equal(FetchRefusal.OverBudget, (await fetcher.Get(server.Uri("/"), DocumentKind.Activity, over)).Refusal);
    }

    [Fact]
    public async Task A_refused_request_is_repeated_with_a_signature_the_server_can_verify()
    {
        var key = RsaSigningKey.Generate("https://node.example/actor#main-key", "https://node.example/actor");
        using var server = new LoopbackServer(a =>
            new RequestVerifier(TimeProvider.System).Verify(a.Message, a.Body, key.Public).Accepted ? LoopbackServer.Activity("{}") : Answer.Empty(401));
        var result = await SafeFetcher.Create(Local, TimeProvider.System, key).Get(server.Uri("/private?x=%7E1"), DocumentKind.Activity, Budget());
        Assert.Equal(FetchRefusal.None, result.Refusal);
        Assert.Equal([null, SignatureScheme.Cavage], server.Requests.Select(r => r.Scheme));
    }

    private static FetchBudget Budget() => new(TimeProvider.System, time: TimeSpan.FromMinutes(1));

    private static Task<FetchResult> Get(FetchRules rules, Uri address) =>
        SafeFetcher.Create(rules, TimeProvider.System).Get(address, DocumentKind.Activity, Budget());
}
