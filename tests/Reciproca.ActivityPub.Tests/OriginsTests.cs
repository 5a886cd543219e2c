using System.Text.Json;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Keys;

namespace Reciproca.ActivityPub.Tests;

public class OriginsTests
{
    private const string Alice = "https://a.example/alice";
    private const string Mallory = "https://a.example/mallory";
    private const string Bob = "https://b.example/bob";

    [Theory]
    [InlineData("https://a.example/1", "https://A.EXAMPLE:443/2", true)]
    [InlineData("https://a.example/1", "http://a.example/1", false)]
    [InlineData("https://a.example/1", "https://a.example:8443/1", false)]
    [InlineData("https://a.example/1", "https://www.a.example/1", false)]
    [InlineData("https://a.example/1", "https://a.example.evil.example/1", false)]
    [InlineData("https://a.example/1", "https://a.example@evil.example/1", false)]
    [InlineData("did:key:z6", "did:key:z6", false)]
    [InlineData("", "", false)]
    public void An_origin_is_scheme_host_and_port(string a, string b, bool same) => Assert.Equal(same, Origins.Same(a, b));

    [Theory]
    [InlineData("https://a.example/?author=1", "https://a.example/?author=2", false)]
    [InlineData("https://a.example/alice", "HTTPS://A.example/alice", true)]
    [InlineData("https://a.example/alice", "https://a.example/Alice", false)]
    [InlineData("https://a.example/alice", "https://a.example/alice#me", false)]
    [InlineData("https://a.example/alice", "https://a.example/alice/", false)]
    public void An_actor_is_its_whole_id(string a, string b, bool same) => Assert.Equal(same, Origins.SameOwner(a, b));

    [Theory]
    [InlineData($$"""{"actor":"{{Alice}}"}""", Alice)]
    [InlineData($$"""{"id":"https://a.example/1","attributedTo":{"id":"{{Alice}}"} }""", Alice)]
    [InlineData($$"""{"id":"https://b.example/1","attributedTo":"{{Alice}}"}""", null)]
    [InlineData($$"""{"id":"https://a.example/1","attributedTo":["{{Alice}}","{{Mallory}}"]}""", null)]
    [InlineData($$"""{"id":"{{Alice}}","inbox":"https://a.example/i","attributedTo":"{{Mallory}}"}""", Alice)]
    [InlineData($$"""{"@context":"https://w3id.org/security/v1","id":"{{Alice}}#k","owner":"{{Alice}}"}""", Alice)]
    [InlineData("""{"id":"https://a.example/1"}""", null)]
    public void An_owner_is_one_actor_of_the_objects_origin(string json, string? owner) => Assert.Equal(owner, Origins.Owner(Node(json)));

    [Theory]
    [InlineData(Alice, "https://a.example/1", OriginVerdict.Allowed)]
    [InlineData(Alice, "https://b.example/1", OriginVerdict.OtherOrigin)]
    [InlineData(Mallory, "https://a.example/1", OriginVerdict.OtherOwner)]
    [InlineData(Bob, "https://b.example/1", OriginVerdict.OtherOrigin)]
    public void A_key_signs_only_for_its_owner(string actor, string id, OriginVerdict expected)
    {
        var key = Ed25519SigningKey.Generate(Alice + "#k", Alice).Public;
        Assert.Equal(expected, Origins.MaySign(key, Node($$"""{"id":"{{id}}","type":"Create","actor":"{{actor}}"}""")));
    }

    [Fact]
    public void An_activity_with_two_actors_or_none_is_unclear()
    {
        var key = Ed25519SigningKey.Generate(Alice + "#k", Alice).Public;
        Assert.Equal(OriginVerdict.Unclear, Origins.MaySign(key, Node($$"""{"actor":["{{Alice}}","{{Bob}}"]}""")));
        Assert.Equal(OriginVerdict.Unclear, Origins.MaySign(key, Node("""{"id":"https://a.example/1"}""")));
    }

    [Theory]
    [InlineData(Alice, OriginVerdict.Allowed)]
    [InlineData(Mallory, OriginVerdict.OtherOwner)]
    [InlineData(Bob, OriginVerdict.OtherOrigin)]
    public void Only_the_owner_changes_or_deletes_whatever_the_activity_says(string actor, OriginVerdict expected)
    {
        var stored = Node($$"""{"id":"https://a.example/1","attributedTo":"{{Alice}}"}""");
        var delete = Node($$"""{"type":"Delete","actor":"{{actor}}","object":{"id":"https://a.example/1","attributedTo":"{{actor}}"} }""");
        Assert.Equal(expected, Origins.MayChange(delete, stored));
        Assert.Equal(expected, Origins.MayChange(actor, Alice));
    }

    [Theory]
    [InlineData($$"""{"id":"https://a.example/1","attributedTo":"{{Alice}}"}""", OriginVerdict.Allowed)]
    [InlineData($$"""{"id":"https://b.example/1","attributedTo":"{{Alice}}"}""", OriginVerdict.OtherOrigin)]
    [InlineData($$"""{"id":"https://a.example/1","attributedTo":"{{Mallory}}"}""", OriginVerdict.OtherOwner)]
    [InlineData($$"""{"id":"https://a.example/1","attributedTo":"{{Bob}}"}""", OriginVerdict.OtherOrigin)]
    [InlineData("""{"id":"https://a.example/1"}""", OriginVerdict.Unclear)]
    public void A_creation_brings_only_what_is_the_actors(string embedded, OriginVerdict expected)
    {
        var create = Node($$"""{"id":"https://a.example/c","type":"Create","actor":"{{Alice}}","object":{{embedded}}}""");
        Assert.Equal(expected, Origins.MayCreate(create, create.Node(As.Object)!));
    }

    [Theory]
    [InlineData("""{"content":"anonymous"}""", true)]
    [InlineData("""{"id":"https://a.example/c#part"}""", true)]
    [InlineData($$"""{"id":"https://a.example/2","attributedTo":"{{Alice}}"}""", true)]
    [InlineData($$"""{"id":"https://a.example/2","attributedTo":"{{Mallory}}"}""", false)]
    [InlineData($$"""{"id":"https://b.example/2","attributedTo":"{{Alice}}"}""", false)]
    [InlineData("""{"id":"https://a.example/cc#part"}""", false)]
    public void An_embedded_object_is_believed_only_in_three_cases(string embedded, bool trusted)
    {
        var wrapper = Node($$"""{"id":"https://a.example/c","type":"Announce","actor":"{{Alice}}","object":{{embedded}}}""");
        Assert.Equal(trusted, Origins.EmbeddedIsTrusted(wrapper, wrapper.Node(As.Object)!));
    }

    [Fact]
    public void A_move_needs_the_word_of_both()
    {
        Assert.True(Origins.MayMove(Node($$"""{"id":"{{Alice}}"}"""), Node($$"""{"id":"{{Bob}}","alsoKnownAs":["{{Alice}}"]}""")));
        Assert.False(Origins.MayMove(Node($$"""{"id":"{{Mallory}}"}"""), Node($$"""{"id":"{{Bob}}","alsoKnownAs":["{{Alice}}"]}""")));
    }

    [Fact]
    public void What_NodeBB_passes_on_in_anothers_name_is_not_believed_as_it_stands()
    {
        var announce = Expander.Expand(WireSample.Read("nodebb-announce-note").Json).Root;
        Assert.False(Origins.EmbeddedIsTrusted(announce, announce.Node(As.Object)!));
    }

    private static LdNode Node(string json) => Expander.Expand(JsonElement.Parse(json)).Root;
}
