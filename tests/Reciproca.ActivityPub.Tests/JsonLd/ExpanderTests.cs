using System.Text.Json;
using Reciproca.ActivityPub.JsonLd;

namespace Reciproca.ActivityPub.Tests.JsonLd;

public class ExpanderTests
{
    [Theory]
    [InlineData("\"https://www.w3.org/ns/activitystreams#Public\"")]
    [InlineData("\"as:Public\"")]
    [InlineData("\"Public\"")]
    [InlineData("[\"https://a.example/followers\", \"as:Public\"]")]
    [InlineData("{\"id\":\"as:Public\"}")]
    public void Public_is_understood_in_its_three_spellings_singly_or_in_a_list(string to) =>
        Assert.True(Expand($$"""{"@context":"https://www.w3.org/ns/activitystreams","to":{{to}}}""").IsPublic);

    [Fact]
    public void Followers_only_is_not_public() =>
        Assert.False(Expand("""{"to":"https://a.example/followers","cc":[],"content":"as:Public"}""").IsPublic);

    [Fact]
    public void The_same_proposal_reads_alike_abbreviated_and_in_full()
    {
        var abbreviated = Expand("""
            {"@context":["https://www.w3.org/ns/activitystreams",{"vf":"https://w3id.org/valueflows/ont/vf#","Proposal":"vf:Proposal","purpose":"vf:purpose"}],
             "type":"Proposal","purpose":"offer"}
            """);
        var full = Expand("""
            {"type":["https://w3id.org/valueflows/ont/vf#Proposal"],"https://w3id.org/valueflows/ont/vf#purpose":[{"@value":"offer"}]}
            """);
        Assert.True(abbreviated.Is(Vf.Proposal) && full.Is(Vf.Proposal));
        Assert.Equal("offer", abbreviated.Text(Vf.Purpose));
        Assert.Equal("offer", full.Text(Vf.Purpose));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2.5", 2.5)]
    [InlineData("\"3\"", 3)]
    [InlineData("{\"type\":\"xsd:decimal\",\"@value\":\"4.25\"}", 4.25)]
    [InlineData("{\"@type\":\"http://www.w3.org/2001/XMLSchema#decimal\",\"@value\":5}", 5)]
    public void A_quantity_is_read_however_it_is_written(string written, double expected) =>
        Assert.Equal((decimal)expected, Expand($$"""{"https://w3id.org/valueflows/ont/vf#x":{{written}}}""").Number("https://w3id.org/valueflows/ont/vf#x"));

    [Fact]
    public void Texts_come_by_language_and_the_plain_one_first()
    {
        var node = Expand("""{"name":"Huertos","nameMap":{"es":"Huertos","en":["Gardens"],"@none":"x"}}""");
        Assert.Equal("Huertos", node.Text(As.Name));
        Assert.Equal("Gardens", node.Texts(As.Name)["EN"]);
        Assert.Equal(3, node.Texts(As.Name).Count);
    }

    [Fact]
    public void A_default_language_tags_plain_texts()
    {
        var node = Expand("""{"@context":["https://www.w3.org/ns/activitystreams",{"@language":"pt"}],"name":"Hortas"}""");
        Assert.Equal("Hortas", node.Texts(As.Name)["pt"]);
    }

    [Fact]
    public void An_ordered_collection_keeps_its_order_and_reads_like_a_list()
    {
        var node = Expand("""{"type":"OrderedCollection","orderedItems":["https://a/2",{"id":"https://a/1"},"https://a/2"]}""");
        Assert.Equal(["https://a/2", "https://a/1", "https://a/2"], node.References(As.Items));
        Assert.Null(node.Reference(As.Items));
    }

    [Fact]
    public void Nobody_can_give_the_words_of_ActivityStreams_another_meaning()
    {
        var node = Expand("""
            {"@context":["https://www.w3.org/ns/activitystreams",{"actor":"https://evil.example/x","chosen":"as:actor","id":"https://evil.example/id"}],
             "id":"https://a.example/1","actor":"https://a.example/actor"}
            """);
        Assert.Equal("https://a.example/actor", node.Reference(As.Actor));
        Assert.Equal("https://a.example/1", node.Id);
    }

    [Fact]
    public void An_unknown_context_is_named_and_its_words_are_kept_apart()
    {
        using var json = JsonDocument.Parse("""{"@context":["https://www.w3.org/ns/activitystreams","https://other.example/ctx"],"type":"Strange","oddity":1}""");
        var document = Expander.Expand(json.RootElement);
        Assert.Equal(["https://other.example/ctx"], document.UnknownContexts);
        Assert.True(document.Root.Is("_:Strange"));
        Assert.Equal(1m, document.Root.Number("_:oddity"));
    }

    [Fact]
    public void A_type_may_bring_words_for_itself_alone()
    {
        var node = Expand("""
            {"@context":{"T":{"@id":"https://t/T","@context":{"p":"https://t/p"}},"q":{"@id":"https://t/q","@context":{"r":"https://t/r"}}},
             "type":"T","p":"1","q":{"r":"2","p":"3"}}
            """);
        Assert.Equal("1", node.Text("https://t/p"));
        Assert.Equal("2", node.Node("https://t/q")!.Text("https://t/r"));
        Assert.Equal("3", node.Node("https://t/q")!.Text("_:p"));
    }

    [Fact]
    public void A_definition_that_turns_in_a_circle_has_no_meaning()
    {
        var node = Expand("""{"@context":{"a":"b:x","b":"a:y","c":{"@id":"c:z"}},"a":"1","c":"2","name":"n"}""");
        Assert.Equal("n", node.Text(As.Name));
    }

    [Fact]
    public void Ten_thousand_objects_side_by_side_or_nested_are_refused()
    {
        var wide = $$"""{"tag":[{{string.Join(',', Enumerable.Repeat("{}", 10_000))}}]}""";
        Assert.Throws<ExpansionException>(() => Expand(wide));
        var deep = string.Concat(Enumerable.Repeat("{\"object\":", 40)) + "{}" + new string('}', 40);
        Assert.Throws<ExpansionException>(() => Expand(deep));
        Assert.Throws<ExpansionException>(() => Expand($$"""{"to":[{{string.Join(',', Enumerable.Repeat("\"https://a/\"", 30_000))}}]}"""));
    }

    [Fact]
    public void Reference_is_given_only_when_it_is_unmistakable()
    {
        var node = Expand("""{"actor":["https://a/1","https://b/2"],"object":["https://a/1",{"id":"https://a/1"}],"target":{"type":"Link","href":"https://c/3"}}""");
        Assert.Null(node.Reference(As.Actor));
        Assert.Equal("https://a/1", node.Reference(As.Object));
        Assert.Equal("https://c/3", node.Reference(As.Target));
    }

    private static LdNode Expand(string json) => Expander.Expand(JsonDocument.Parse(json).RootElement).Root;
}
