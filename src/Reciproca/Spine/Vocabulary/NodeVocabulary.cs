namespace Reciproca.Spine.Vocabulary;

/// <summary>The concepts in force on this node: ours and the network's own topics. One instance a node; readers take <see cref="Now"/> once a request.</summary>
public sealed class NodeVocabulary
{
    volatile Concepts now = Concepts.Standard;

    public Concepts Now => now;

    /// <summary>Puts the network's own concepts in force, in place of those it had before.</summary>
    public void Use(IEnumerable<Concept> own) => now = Concepts.Standard.With(own);
}
