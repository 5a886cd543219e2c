using Reciproca.ActivityPub.JsonLd;

namespace Reciproca.ActivityPub.Tests.JsonLd;

public class RecordedExpansionTests
{
    [Theory]
    [MemberData(nameof(WireSample.Names), MemberType = typeof(WireSample))]
    public void Every_recorded_message_has_one_type_one_actor_and_only_known_contexts(string name)
    {
        var document = Expander.Expand(WireSample.Read(name).Json);
        Assert.Empty(document.UnknownContexts);
        Assert.StartsWith(As.Namespace, Assert.Single(document.Root.Types));
        Assert.StartsWith("https://", document.Root.Reference(As.Actor));
        Assert.StartsWith("https://", document.Root.Id);
        Assert.NotNull(document.Root.Node(As.Object));
        Assert.DoesNotContain(document.Root.Properties, p => p.StartsWith("_:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_proposal_by_Fedify_is_read_through_its_full_IRIs()
    {
        var create = Expand("fedify-create-proposal");
        var proposal = create.Node(As.Object)!;
        var intent = proposal.Node(Vf.Publishes)!;
        var quantity = intent.Node(Vf.ResourceQuantity)!;
        Assert.True(create.IsPublic);
        Assert.True(proposal.Is(Vf.Proposal));
        Assert.Equal("request", proposal.Text(Vf.Purpose));
        Assert.Equal("Need: flood early-warning advice", proposal.Text(As.Name));
        Assert.Equal("deliverService", intent.Text(Vf.Action));
        Assert.Equal("http://metadata.un.org/sdg/13", intent.Reference(Vf.ResourceConformsTo));
        Assert.Equal(1m, quantity.Number(Vf.HasNumericalValue));
        Assert.Equal("one", quantity.Text(Vf.HasUnit));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 20, 16, 8, TimeSpan.Zero).AddTicks(7_709_681), proposal.Moment(As.Published));
    }

    [Fact]
    public void An_offer_of_an_agreement_by_Fedify_says_what_it_satisfies()
    {
        var agreement = Expand("fedify-offer-agreement").Node(As.Object)!;
        Assert.True(agreement.Is(Vf.Agreement));
        Assert.Null(agreement.Id);
        var commitment = agreement.Node(Vf.Stipulates)!;
        Assert.EndsWith("#primary", commitment.Reference(Vf.Satisfies));
        Assert.Equal(1m, commitment.Node(Vf.ResourceQuantity)!.Number(Vf.HasNumericalValue));
    }

    [Fact]
    public void An_accepted_agreement_by_Fedify_has_its_result_and_the_id_of_the_offer()
    {
        var accept = Expand("fedify-accept-result-agreement");
        Assert.True(accept.Is(As.Accept));
        Assert.StartsWith("https://node-b.test/offers/", accept.Reference(As.Object));
        Assert.True(accept.Node(As.Object)!.IsReference);
        Assert.True(accept.Node(As.Result)!.Is(Vf.Agreement));
        Assert.Equal("https://fedify.test/actors/city", accept.Node(As.Result)!.Reference(As.AttributedTo));
    }

    [Fact]
    public void The_keys_of_an_embedded_actor_are_found()
    {
        var actor = Expand("fedify-accept-follow").Node(As.Object)!.Node(As.Actor)!;
        Assert.Equal(2, actor.Nodes(Security.AssertionMethod).Count());
        Assert.All(actor.Nodes(Security.AssertionMethod), k => Assert.Equal(actor.Id, k.Reference(Security.Controller)));
        Assert.All(actor.Nodes(Security.AssertionMethod), k => Assert.StartsWith("z", k.Text(Security.PublicKeyMultibase)));
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", actor.Node(Security.PublicKey)!.Text(Security.PublicKeyPem));
    }

    [Fact]
    public void NodeBB_announces_an_article_once_bare_and_once_within_its_creation()
    {
        var bare = Expand("nodebb-announce-article").Node(As.Object)!;
        var wrapped = Expand("nodebb-announce-create-article").Node(As.Object)!;
        Assert.True(bare.Is(As.Article));
        Assert.True(wrapped.Is(As.Create));
        Assert.Equal(bare.Id, wrapped.Reference(As.Object));
        Assert.Equal("https://nodebb.test/topic/2", bare.Reference(As.Context));
        Assert.Equal("text/markdown", bare.Node(As.Source)!.Text(As.MediaType));
        Assert.True(bare.Node(As.Preview)!.Is(As.Note));
    }

    [Fact]
    public void A_WordPress_note_keeps_the_query_in_its_id_and_its_text_by_language()
    {
        var note = Expand("wordpress-create-note").Node(As.Object)!;
        Assert.Equal("https://wp.test/?p=9", note.Id);
        Assert.Equal("https://wp.test/?author=1", note.Reference(As.AttributedTo));
        Assert.Equal(["", "en"], note.Texts(As.Content).Keys.Order());
        Assert.False(note.Truth(As.Sensitive));
        Assert.True(note.IsPublic);
    }

    private static LdNode Expand(string name) => Expander.Expand(WireSample.Read(name).Json).Root;
}
