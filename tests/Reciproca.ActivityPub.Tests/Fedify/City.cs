using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Reciproca.ActivityPub.Delivering;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Proofs;
using Reciproca.ActivityPub.Receiving;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests.Fedify;

/// <summary>As small a server as can be made of the library: an actor with two keys and an inbox that verifies.</summary>
internal sealed class City : IDisposable
{
    private readonly Channel<(LdNode Activity, SignatureScheme Scheme, Asked Asked)> arrived = Channel.CreateUnbounded<(LdNode, SignatureScheme, Asked)>();
    private readonly LoopbackServer server;
    private readonly Lazy<(RsaSigningKey Rsa, Ed25519SigningKey Edwards)> keys;

    public City()
    {
        keys = new(() => (RsaSigningKey.Generate(Actor + "#main-key", Actor), Ed25519SigningKey.Generate(Actor + "#ed25519-key", Actor)));
        server = new(Answer);
    }

    public SafeFetcher Fetcher { get; } = SafeFetcher.Create(LoopbackServer.Rules, TimeProvider.System);
    public MemorySchemeStore Schemes { get; } = new();
    public string Actor => server.Url("/actor");
    public RsaSigningKey Rsa => keys.Value.Rsa;

    public void Dispose() => server.Dispose();

    public Task<DeliveryOutcome> Deliver(FedifyPeer peer, string activity, SigningKey? key = null) =>
        new Delivery(new(GuardedConnection.Handler(LoopbackServer.Rules)), LoopbackServer.Rules, new(Schemes, TimeProvider.System), TimeProvider.System)
            .Post(peer.Inbox, Encoding.UTF8.GetBytes(activity), key ?? Rsa);

    public byte[] Prove(string activity) => IntegrityProof.Sign(JsonElement.Parse(activity), keys.Value.Edwards, TimeProvider.System.GetUtcNow());

    public string Activity(string type, string rest) =>
        $$"""{"@context":["https://www.w3.org/ns/activitystreams","https://w3id.org/security/data-integrity/v2"],"id":"{{server.Url("/" + Guid.CreateVersion7())}}","type":"{{type}}","actor":"{{Actor}}",{{rest}}}""";

    /// <summary>The next activity of a type that comes in, verified.</summary>
    public async Task<(LdNode Activity, SignatureScheme Scheme, Asked Asked)> Next(string type)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var next = await arrived.Reader.ReadAsync(patience.Token);
            if (next.Activity.Is(type)) return next;
        }
    }

    private async Task<Answer> Answer(Asked asked)
    {
        if (asked.Message.Method == "POST") return await Receive(asked);
        return asked.Path == "/actor" ? LoopbackServer.Activity(Document()) : Tests.Answer.Empty(404);
    }

    private async Task<Answer> Receive(Asked asked)
    {
        var budget = new FetchBudget(TimeProvider.System);
        var others = new RemoteKeys(Fetcher);
        var gate = new InboxGate(new RequestVerifier(TimeProvider.System), async (id, _, cancel) => await others.Find(id, budget, cancel), TimeProvider.System);
        var verdict = await gate.Check(asked.Message, asked.Body);
        if (!verdict.Accepted) return Tests.Answer.Empty(verdict.Status);
        await arrived.Writer.WriteAsync((verdict.Activity, verdict.Scheme!.Value, asked));
        return Tests.Answer.Empty(202);
    }

    private string Document() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["@context"] = new[] { "https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1", "https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1" },
        ["id"] = Actor, ["type"] = "Organization", ["preferredUsername"] = "ciudad", ["name"] = "Ciudad", ["inbox"] = server.Url("/inbox"),
        ["outbox"] = server.Url("/outbox"),
        ["publicKey"] = new { id = Rsa.Id, owner = Actor, publicKeyPem = Rsa.Public.Pem },
        ["assertionMethod"] = new[] { new { id = keys.Value.Edwards.Id, type = "Multikey", controller = Actor, publicKeyMultibase = keys.Value.Edwards.Public.Multibase } },
    });
}
