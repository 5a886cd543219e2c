namespace Reciproca.Spine.People;

/// <summary>Whoever made this request: who they are, what they belong to, and the language they read. Filled once per request.</summary>
public sealed class Visitor
{
    public Guid? PersonId { get; private set; }
    public string Name { get; private set; } = "";
    public string Language { get; set; } = "en";
    public IReadOnlyList<Belonging> Memberships { get; private set; } = [];

    /// <summary>The organisation this person speaks for now; null for citizens and people who have joined none.</summary>
    public Belonging? ActingFor { get; private set; }

    public bool IsSignedIn => PersonId is not null;
    public bool IsSecretariat { get; private set; }

    public void SignIn(Guid id, string name, IReadOnlyList<Belonging> memberships, Guid? actingFor = null)
    {
        (PersonId, Name, Memberships) = (id, name, memberships);
        ActingFor = memberships.FirstOrDefault(m => m.OrganisationId == actingFor) ?? memberships.OrderByDescending(m => m.Role).FirstOrDefault();
        IsSecretariat = memberships.Any(m => m is { RunsNode: true, Role: >= Role.Author });
    }

    public bool Has(Guid organisation, Role role) => Memberships.Any(m => m.OrganisationId == organisation && m.Role >= role);
}

/// <summary>A membership as a request needs it.</summary>
public sealed record Belonging(Guid OrganisationId, string Organisation, string ShortId, Role Role, bool RunsNode, bool Verified);
