using System.Text;
using System.Text.Json;
using Reciproca.ActivityPub.Delivering;
using Reciproca.ActivityPub.Discovery;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Proofs;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests.Fedify;

public sealed class FedifyTests(FedifyPeers peers) : IClassFixture<FedifyPeers>
{
    private const string Cavage = "draft-cavage-http-signatures-12";
    private const string Modern = "rfc9421";

    [Fact]
    public async Task Its_actor_both_its_keys_and_what_it_says_about_itself_are_fetched()
    {
        var peer = await peers.Knocking(Modern);
        var fetcher = SafeFetcher.Create(LoopbackServer.Rules, TimeProvider.System);
        var actor = (await fetcher.GetObject(peer.Actor, new(TimeProvider.System))).Node!;
        Assert.True(actor.Is(As.Organization));
        var ids = actor.Nodes(Security.PublicKey).Concat(actor.Nodes(Security.AssertionMethod)).Select(k => k.Id!).ToList();
        Assert.Equal(3, ids.Count);
        foreach (var id in ids) Assert.NotNull(await new RemoteKeys(fetcher).Find(id, new(TimeProvider.System)));
        var host = new Uri(peer.Origin).Authority;
        Assert.Equal("fedifypeer", (await new NodeInfoClient(fetcher).Find(host, new(TimeProvider.System)))!.Software);
        WebFingerAddress.TryParse("city@" + host, out var address);
        Assert.Equal(peer.Actor, await new WebFingerClient(fetcher).FindActor(address!, new(TimeProvider.System)));
        Assert.Equal(address, await new WebFingerClient(fetcher).ConfirmAddress(actor, new(TimeProvider.System)));
    }

    [Theory]
    [InlineData(Modern, SignatureScheme.Cavage, SignatureScheme.Rfc9421)]
    [InlineData(Cavage, SignatureScheme.Rfc9421, SignatureScheme.Cavage)]
    public async Task Our_follow_is_verified_and_its_answer_is_verified_in_either_scheme(string knock, SignatureScheme ours, SignatureScheme theirs)
    {
        var peer = await peers.Knocking(knock);
        using var city = new City();
        await new SchemeChoice(city.Schemes, TimeProvider.System).Worked(peer.Inbox, ours);
        var follow = city.Activity("Follow", $"\"object\":\"{peer.Actor}\"");
        Assert.IsType<Accepted>(await city.Deliver(peer, follow));
        var (accept, scheme, asked) = await city.Next(As.Accept);
        Assert.Equal(theirs, scheme);
        Assert.Equal(JsonElement.Parse(follow).GetProperty("id").GetString(), accept.Reference(As.Object));
        Assert.Equal(ours, (await city.Schemes.Find(peer.Inbox.Authority, default))!.Scheme);
        Assert.Equal(ProofVerdict.Valid, await Proof(city, asked.Body));
    }

    [Fact]
    public async Task A_forged_signature_is_refused_in_both_schemes()
    {
        var peer = await peers.Knocking(Modern);
        using var city = new City();
        var forged = RsaSigningKey.Generate(city.Rsa.Id, city.Actor);
        var outcome = Assert.IsType<Refused>(await city.Deliver(peer, city.Activity("Follow", $"\"object\":\"{peer.Actor}\""), forged));
        Assert.Equal(401, outcome.Status);
    }

    [Fact]
    public async Task An_unsigned_request_with_our_integrity_proof_is_believed_and_without_it_is_not()
    {
        var peer = await peers.Knocking(Modern);
        using var city = new City();
        var follow = city.Activity("Follow", $"\"object\":\"{peer.Actor}\"");
        Assert.Equal(401, await peer.PostUnsigned(Encoding.UTF8.GetBytes(follow)));
        Assert.Equal(202, await peer.PostUnsigned(city.Prove(follow)));
        await city.Next(As.Accept);
        var altered = Encoding.UTF8.GetString(city.Prove(city.Activity("Follow", $"\"object\":\"{peer.Actor}\""))).Replace("Follow", "Block");
        Assert.Equal(401, await peer.PostUnsigned(Encoding.UTF8.GetBytes(altered)));
    }

    [Fact]
    public async Task An_article_in_three_languages_arrives_at_a_follower()
    {
        var (peer, city) = await Following();
        using var _ = city;
        await peer.Control("post?type=Article");
        var article = (await city.Next(As.Create)).Activity.Node(As.Object)!;
        Assert.True(article.Is(As.Article));
        Assert.Equal(["en", "es", "pt"], article.Texts(As.Name).Keys.Order());
        Assert.Equal("<p>Práctica de huertos urbanos</p>", article.Texts(As.Content)["es"]);
    }

    [Fact]
    public async Task A_deletion_arrives_and_only_the_author_may_delete()
    {
        var (peer, city) = await Following();
        using var _ = city;
        await peer.Control("post?type=Note");
        var note = (await city.Next(As.Create)).Activity.Node(As.Object)!;
        await peer.Control("delete?id=" + note.Id!.Split('/')[^1]);
        var delete = (await city.Next(As.Delete)).Activity;
        Assert.Equal(note.Id, delete.Reference(As.Object));
        Assert.True(delete.Node(As.Object)!.Is(As.Tombstone));
        Assert.Equal(OriginVerdict.Allowed, Origins.MayChange(delete, note));
        var gone = await city.Fetcher.GetObject(note.Id, new(TimeProvider.System));
        Assert.True(gone.Refusal is FetchRefusal.NotFound or FetchRefusal.Gone);
    }

    [Fact]
    public async Task Our_article_its_update_and_its_deletion_are_understood()
    {
        var peer = await peers.Knocking(Modern);
        using var city = new City();
        var id = city.Actor + "/articles/1";
        var article = $$"""
            {"id":"{{id}}","type":"Article","attributedTo":"{{city.Actor}}","to":"as:Public","name":"Huertos","nameMap":{"es":"Huertos","id":"Kebun kota","pt":"Hortas"},
             "content":"<p>Práctica</p>","contentMap":{"es":"<p>Práctica</p>","id":"<p>Praktik</p>","pt":"<p>Prática</p>"} }
            """;
        foreach (var type in new[] { "Create", "Update" }) Assert.IsType<Accepted>(await city.Deliver(peer, city.Activity(type, $"\"to\":\"as:Public\",\"object\":{article}")));
        Assert.IsType<Accepted>(await city.Deliver(peer, city.Activity("Delete", $$"""  "object":{"id":"{{id}}","type":"Tombstone"} """)));
        var seen = (await peer.Control("log")).EnumerateArray().Where(e => e.ToString().Contains(id, StringComparison.Ordinal)).ToList();
        Assert.Equal(["Create", "Update", "Delete"], seen.Select(e => e.GetProperty("type").GetString()));
        Assert.Contains("Kebun kota", seen[0].GetProperty("body").GetProperty("object").GetProperty("nameMap").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_proposal_arrives_and_our_offer_of_an_agreement_is_accepted()
    {
        var (peer, city) = await Following();
        using var _ = city;
        await peer.Control("post?type=Proposal");
        var proposal = (await city.Next(As.Create)).Activity.Node(As.Object)!;
        Assert.True(proposal.Is(Vf.Proposal));
        var intent = proposal.Node(Vf.Publishes)!.Id;
        var offer = city.Activity("Offer", $$"""
            "to":"{{peer.Actor}}","object":{"type":"https://w3id.org/valueflows/ont/vf#Agreement","https://w3id.org/valueflows/ont/vf#stipulates":
            {"type":"https://w3id.org/valueflows/ont/vf#Commitment","https://w3id.org/valueflows/ont/vf#satisfies":{"id":"{{intent}}"} } }
            """);
        Assert.IsType<Accepted>(await city.Deliver(peer, offer));
        var accept = (await city.Next(As.Accept)).Activity;
        Assert.True(accept.Node(As.Result)!.Is(Vf.Agreement));
        Assert.Equal(peer.Actor, accept.Node(As.Result)!.Reference(As.AttributedTo));
        var seen = await peer.Control("log");
        Assert.Contains(seen.EnumerateArray(), e => e.ToString().Contains(intent!, StringComparison.Ordinal) && e.ToString().Contains("\"Offer\"", StringComparison.Ordinal));
    }

    private async Task<(FedifyPeer Peer, City City)> Following()
    {
        var peer = await peers.Knocking(Modern);
        var city = new City();
        Assert.IsType<Accepted>(await city.Deliver(peer, city.Activity("Follow", $"\"object\":\"{peer.Actor}\"")));
        await city.Next(As.Accept);
        return (peer, city);
    }

    private static async Task<ProofVerdict> Proof(City city, byte[] body)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(body)!.AsObject();
        node.Remove("signature");
        var document = JsonSerializer.SerializeToElement(node);
        var proof = Assert.Single(IntegrityProof.Read(document));
        var key = await new RemoteKeys(city.Fetcher).Find(proof.VerificationMethod, new(TimeProvider.System));
        return IntegrityProof.Verify(document, proof, key!, TimeProvider.System.GetUtcNow());
    }
}
