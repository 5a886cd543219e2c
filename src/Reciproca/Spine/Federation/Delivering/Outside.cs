using Reciproca.ActivityPub.Delivering;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Receiving;
using Reciproca.ActivityPub.Signatures;
using Reciproca.Spine.Federation.Actors;

namespace Reciproca.Spine.Federation.Delivering;

/// <summary>Everything with which this node reaches other servers: guarded connections, the rules they go by, signed as the node.</summary>
public sealed class Outside
{
    private const int PageBytes = 16 << 20;

    private readonly Lazy<Task<SafeFetcher>> fetcher, pages;
    private readonly HttpClient client;
    private readonly TimeProvider clock;

    public Outside(NodeSettings node, Addresses addresses, ActorKeys keys, Schemes schemes, TimeProvider clock)
    {
        this.clock = clock;
        Rules = new FetchRules { AllowLoopback = node.Federation.LoopbackHosts.Count > 0, LoopbackHosts = node.Federation.LoopbackHosts, UserAgent = $"Reciproca ({addresses.Home}/)" };
        client = new HttpClient(GuardedConnection.Handler(Rules)) { Timeout = Timeout.InfiniteTimeSpan };
        Schemes = new SchemeChoice(schemes, clock);
        Delivery = new Delivery(client, Rules, Schemes, clock);
        fetcher = new(() => Fetching(Rules));
        pages = new(() => Fetching(Rules with { MostBytes = PageBytes, Timeout = TimeSpan.FromSeconds(60) }));
        Gate = new InboxGate(new RequestVerifier(clock), async (id, fresh, cancel) => await (await Keys()).Find(id, fresh, cancel), clock);
        Verifier = new RequestVerifier(clock);

        async Task<SafeFetcher> Fetching(FetchRules rules) => new(client, rules, clock, (await keys.Of(ActorKeys.Node, addresses.Node)).Rsa);
    }

    public FetchRules Rules { get; }
    public SchemeChoice Schemes { get; }
    public Delivery Delivery { get; }
    public InboxGate Gate { get; }
    public RequestVerifier Verifier { get; }

    public Task<SafeFetcher> Fetcher => fetcher.Value;

    /// <summary>For pages of a peer's collection, which are larger than what strangers may send.</summary>
    public Task<SafeFetcher> Pages => pages.Value;

    public FetchBudget Budget(int fetches = 20) => new(clock, fetches, PageBytes * 2, TimeSpan.FromMinutes(2));

    /// <summary>An object of another server, by its id; null where it cannot be had.</summary>
    public async Task<LdNode?> Elsewhere(string uri, CancellationToken cancel) => (await (await Fetcher).GetObject(uri, Budget(), cancel)).Node;

    private CachedKeys? keys;

    public async ValueTask<CachedKeys> Keys() => keys ??= new CachedKeys(new RemoteKeys(await Fetcher), clock, new HostRate(clock, most: 600));
}
