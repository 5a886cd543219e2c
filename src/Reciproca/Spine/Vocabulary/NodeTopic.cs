using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Reciproca.Storage;

namespace Reciproca.Spine.Vocabulary;

/// <summary>A topic that this network has added to the shipped ones; its code starts with "own-" so that the two never meet.</summary>
public sealed class NodeTopic : IKeyed
{
    public Guid Id { get; set; }
    public string Code { get; set; } = "";

    /// <summary>Code of a shipped topic under which it stands; null for a head of its own.</summary>
    public string? Parent { get; set; }
    public string English { get; set; } = "";
    public string Spanish { get; set; } = "";
    public string Portuguese { get; set; } = "";
    public string Indonesian { get; set; } = "";

    /// <summary>No longer offered; records that have it keep it.</summary>
    public DateTime? RetiredAt { get; set; }

    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string> { ["en"] = English, ["es"] = Spanish, ["pt"] = Portuguese, ["id"] = Indonesian };

    public Concept ToConcept() => Concept.Own(Schemes.Topic, Code, Parent, Labels);
}

public sealed class NodeTopicTable : IEntityTypeConfiguration<NodeTopic>
{
    public void Configure(EntityTypeBuilder<NodeTopic> topic)
    {
        topic.Property(t => t.Id).ValueGeneratedNever();
        topic.Property(t => t.Code).HasMaxLength(60);
        topic.HasIndex(t => t.Code).IsUnique();
        topic.Ignore(t => t.Labels);
    }
}

/// <summary>Puts the network's own topics in force, at start-up and after each change.</summary>
public static class NodeTopics
{
    public static async Task Use(AppDb db, NodeVocabulary vocabulary) =>
        vocabulary.Use((await db.Set<NodeTopic>().AsNoTracking().ToListAsync()).Select(t => t.ToConcept()));
}
