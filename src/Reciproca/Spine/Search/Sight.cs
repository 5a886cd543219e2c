using Reciproca.Spine.People;

namespace Reciproca.Spine.Search;

/// <summary>Whose records a search may see, as marks in the index: the rule of <see cref="Records.RecordPermissions"/> without a database.</summary>
public sealed record Sight(IReadOnlyList<string> Marks)
{
    internal const string Prefix = "see/", PublicMark = "see/public", NetworkMark = "see/network";

    public static readonly Sight Public = new([PublicMark]);

    /// <summary>Everything published that a member of the network may read, and no draft.</summary>
    public static readonly Sight Network = new([PublicMark, NetworkMark]);

    /// <summary>Public; for those who signed in also the network's; and everything of their own organisations, drafts too.</summary>
    public static Sight Of(Visitor visitor) => !visitor.IsSignedIn ? Public : Of(visitor.Memberships.Select(m => m.OrganisationId));

    /// <summary>The same for someone who is not here just now, such as the owner of a saved search.</summary>
    public static Sight Of(IEnumerable<Guid> organisations) => new([.. Network.Marks, .. organisations.Select(id => Prefix + id.ToString("N"))]);

    /// <summary>What this visitor may see of what is published.</summary>
    public static Sight Published(Visitor visitor) => visitor.IsSignedIn ? Network : Public;
}
