using Reciproca.Spine.Vocabulary;

namespace Reciproca.Tests.Spine.Vocabulary;

public class NodeVocabularyTests
{
    static Concept Topic(string code, string label) =>
        Concept.Own(Schemes.Topic, code, "mobility", new Dictionary<string, string> { ["es"] = label });

    [Fact]
    public void A_networks_own_topic_stands_beside_ours()
    {
        var node = new NodeVocabulary();
        node.Use([Topic("cable-cars", "Teleféricos urbanos")]);
        Assert.Equal("Teleféricos urbanos", node.Now.Label(Schemes.Topic, "cable-cars", "en"));
        Assert.Contains("cable-cars", node.Now.Children(node.Now.Find(Schemes.Topic, "mobility")!).Select(c => c.Code));
        Assert.Equal(Concepts.Standard.All(Schemes.Topic).Count + 1, node.Now.All(Schemes.Topic).Count);
    }

    [Fact]
    public void A_topic_of_the_same_code_replaces_ours_and_what_we_ship_stays_as_it_was()
    {
        var node = new NodeVocabulary();
        node.Use([Topic("tourism", "Turismo de reuniones")]);
        Assert.Equal("Turismo de reuniones", node.Now.Label(Schemes.Topic, "tourism", "es"));
        Assert.Equal("Turismo", Concepts.Standard.Label(Schemes.Topic, "tourism", "es"));
    }

    [Fact]
    public void What_a_network_takes_back_is_gone()
    {
        var node = new NodeVocabulary();
        node.Use([Topic("cable-cars", "Teleféricos urbanos")]);
        node.Use([]);
        Assert.False(node.Now.Knows(Schemes.Topic, "cable-cars"));
    }
}
