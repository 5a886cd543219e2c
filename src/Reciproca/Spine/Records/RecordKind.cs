using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>How a kind declares itself: data and small functions, one line in Kinds.cs.</summary>
/// <param name="Name">Singular, as in messages and codes: "need".</param>
/// <param name="Path">Plural, as in addresses: "needs".</param>
/// <param name="Body">The kind's own table; shares the record's key.</param>
/// <param name="ActivityType">What the record is on the fediverse: "Article", "Proposal", …</param>
/// <param name="Sections">The named texts in reading order; each has the text key "{Name}.section.{section}".</param>
/// <param name="ConfirmAfter">How long a confirmation holds.</param>
public sealed record RecordKind(string Name, string Path, Type Body, string ActivityType, IReadOnlyList<string> Sections, TimeSpan ConfirmAfter)
{
    /// <summary>Sections without which nothing is published.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Whether the main menu names it.</summary>
    public bool InMenu { get; init; } = true;

    /// <summary>Whether organisations write it together; the menu of those who signed in names it.</summary>
    public bool Shared { get; init; }

    /// <summary>Vocabulary schemes that this kind is tagged with.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = ["topic", "sdg", "hazard"];

    /// <summary>The state of the body that readers filter by ("open", "answered"), from the vocabulary of the kind; null when it has none.</summary>
    public Func<object, string>? State { get; init; }

    /// <summary>For a Proposal: what is asked for or offered, in the words of ValueFlows; null for other activity types.</summary>
    public Proposing? Proposes { get; init; }

    /// <summary>For an Event: when it takes place.</summary>
    public Func<object, (DateTime? Starts, DateTime? Ends)>? Takes { get; init; }

    /// <summary>Until when the record stands or an answer is wanted, from its body; null when the kind has no such day.</summary>
    public Func<object, DateOnly?>? Until { get; init; }

    /// <summary>A body with real values in every column, so that the contract test can prove that nothing is lost.</summary>
    public required Func<IKeyed> Example { get; init; }

    /// <summary>The steward is asked a while before: a month for a year.</summary>
    public TimeSpan AskAfter => ConfirmAfter * 11 / 12;

    /// <summary>Whether some language has all that publishing takes.</summary>
    public bool IsComplete(Record record) => record.Versions.Exists(v => v.Title.Length > 0 && Required.All(section => v[section].Length > 0));

    public string Address(Record record) => $"/{Path}/{record.ShortId}";
}

/// <summary>How a record is told to those who read ValueFlows (FEP-0837).</summary>
/// <param name="Purpose">"request" or "offer".</param>
/// <param name="Days">Person-days that are asked for or offered; null for one exchange without measure.</param>
public sealed record Proposing(string Purpose, Func<object, decimal?> Days);
