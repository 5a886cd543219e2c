using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;

namespace Reciproca.Across.Iati;

/// <summary>
/// How this node, its organisations and initiatives are called in IATI. The node reports what the parties say: unless the operator has set an
/// identifier of an approved agency, one made of the node's address serves, which the rule sets accept with a warning.
/// </summary>
public sealed class IatiNames(NodeSettings settings)
{
    public string Node { get; } = settings.Iati.Organisation is { Length: > 0 } own ? own.Trim() : "RECIPROCA-" + new Uri(settings.Address).Host;
    public string NodeType => settings.Iati.Type;
    public string NodeName => settings.Name;
    public string Address => settings.Address.TrimEnd('/');

    public string Of(Organisation organisation) => $"{Node}-{organisation.ShortId}";

    public string Of(Record record) => $"{Node}-{record.ShortId}";

    /// <summary>A code of IATI's list of organisation types: local government, or another.</summary>
    public static string Type(Organisation? organisation) => organisation?.Tier switch
    {
        null => "90",
        "ministry" => "10",
        "association" or "ngo" => "22",
        "university" => "80",
        "un" => "40",
        "private" => "70",
        "partner" or "funder" => "90",
        _ => "11",
    };

    /// <summary>IATI knows who funds, answers for, extends and carries out; who receives in our sense carries out too.</summary>
    public static string Role(PartyRole role) => role switch
    {
        PartyRole.Funder => "1",
        PartyRole.Facilitator => "2",
        PartyRole.Provider or PartyRole.SecondProvider => "3",
        _ => "4",
    };

    /// <summary>Where no source says how it stands, its planned end does.</summary>
    public static string Status(Initiative initiative, DateOnly today) => initiative.State switch
    {
        InitiativeState.Identified or InitiativeState.Formulated => "1",
        InitiativeState.Running => "2",
        InitiativeState.Completed => "4",
        InitiativeState.Cancelled => "5",
        InitiativeState.Unstated => initiative.End < today ? "4" : "2",
        _ => "6",
    };
}
