using Reciproca.Spine.People;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>Whom one works with: someone of this node by name, or somebody else by name and country.</summary>
public sealed class PartyForm
{
    public string? Name { get; set; }
    public string? Country { get; set; }
    public PartyRole Role { get; set; } = PartyRole.Recipient;

    /// <summary>The organisation meant; null for one that has no account here.</summary>
    public Organisation? Organisation { get; private set; }

    /// <summary>Finds who is meant, and says what keeps it from being clear; with the names that resemble.</summary>
    public async Task<(string Reason, IReadOnlyList<string> Like)?> Resolve(Joining joining)
    {
        if (Fold.Clean(Name).Length < 2) return ("party.name.missing", []);
        if ((Organisation = await joining.Find(Name)) is not null) return null;
        if (Concepts.Standard.Knows(Schemes.Country, Country ?? "")) return null;
        return await joining.Like(Name) is { Count: > 0 } like ? ("party.name.like", like) : ("party.name.unknown", []);
    }
}
