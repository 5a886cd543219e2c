
namespace Reciproca.Spine.Vocabulary;

/// <summary>
/// All concepts a node knows. Immutable: a network's own topics make a new one (<see cref="With"/>).
/// Plain dictionaries, because freezing them cost 8 of 35 ms of every start and no page could tell the difference.
/// </summary>
public sealed class Concepts
{
    static readonly Lazy<Concepts> Shipped = new(() => new Concepts(ConceptFile.ReadAll()));

    readonly Dictionary<(string Scheme, string Code), Concept> byCode;
    readonly Dictionary<string, Concept[]> byScheme;
    readonly Dictionary<(string Scheme, string Code), Concept[]> byParent;

    public Concepts(IReadOnlyCollection<Concept> concepts)
    {
        byCode = concepts.ToDictionary(c => (c.Scheme, c.Code));
        byScheme = concepts.GroupBy(c => c.Scheme).ToDictionary(g => g.Key, g => g.ToArray());
        byParent = concepts.Where(c => c.Parent is not null).GroupBy(c => (c.Scheme, c.Parent!)).ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>What we ship, before any network's own topics.</summary>
    public static Concepts Standard => Shipped.Value;

    public Concept? Find(string scheme, string code) => byCode.GetValueOrDefault((scheme, code));

    public bool Knows(string scheme, string code) => byCode.ContainsKey((scheme, code));

    /// <summary>The label to show; an unknown code, say from another node, is shown as it is.</summary>
    public string Label(string scheme, string code, string language) => Find(scheme, code)?.Label(language) ?? code;

    /// <summary>In the order of the data file.</summary>
    public IReadOnlyList<Concept> All(string scheme) => byScheme.GetValueOrDefault(scheme) ?? [];

    public IEnumerable<Concept> Everything => Schemes.All.Concat(byScheme.Keys.Except(Schemes.All)).SelectMany(All);

    public IEnumerable<Concept> Roots(string scheme) => All(scheme).Where(c => c.Parent is null);

    public IReadOnlyList<Concept> Children(Concept concept) => byParent.GetValueOrDefault((concept.Scheme, concept.Code)) ?? [];

    public Concept? Parent(Concept concept) => concept.Parent is { } parent ? Find(concept.Scheme, parent) : null;

    /// <summary>The broader concepts, nearest first.</summary>
    public IEnumerable<Concept> Ancestors(Concept concept)
    {
        for (var above = Parent(concept); above is not null; above = Parent(above)) yield return above;
    }

    /// <summary>The concept and everything narrower: what a search for it must find.</summary>
    public IEnumerable<Concept> WithNarrower(Concept concept) => Children(concept).SelectMany(WithNarrower).Prepend(concept);

    /// <summary>These concepts added; one that has the same code replaces ours.</summary>
    public Concepts With(IEnumerable<Concept> more)
    {
        var added = more.DistinctBy(c => (c.Scheme, c.Code)).ToList();
        return added.Count == 0 ? this : new Concepts([.. byScheme.Values.SelectMany(all => all).Except(added), .. added]);
    }
}
