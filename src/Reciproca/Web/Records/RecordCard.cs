using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Web.Records;

/// <summary>A record as one line of a list: what every list shows of any kind. <c>_Records.cshtml</c> draws a list of them.</summary>
public sealed record RecordCard(string Kind, string Address, string Title, string Language)
{
    public string? Steward { get; init; }
    public string? StewardAddress { get; init; }
    public string? Country { get; init; }
    public bool Sample { get; init; }

    /// <summary>Host of the node it came from, and where it stands there; null for our own.</summary>
    public string? Origin { get; init; }
    public string? Uri { get; init; }

    /// <summary>A few words of the record; marked where they were searched for.</summary>
    public IHtmlContent? Excerpt { get; init; }

    /// <summary>Key terms in the reader's language, where the text is in another.</summary>
    public IReadOnlyList<string> Gist { get; init; } = [];

    /// <summary>Why it was found, each in a few words.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Small facts at the end of the card, in the reader's language.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Text key of the state of its body, such as "need.state.open".</summary>
    public string? State { get; init; }
    public DateTime? ConfirmedOn { get; init; }
    public bool Unconfirmed { get; init; }
    public bool ByMachine { get; init; }

    public string Direction => Languages.Direction(Language);

    /// <summary>From a head with its steward and versions loaded; a list adds its reasons, excerpt and facts by <c>with</c>.</summary>
    public static RecordCard Of(Record record, RecordKinds kinds, Texts texts)
    {
        var version = record.Headline(texts.Language);
        return new RecordCard(record.Kind, kinds.Address(record), version.Title, version.Language)
        {
            Steward = record.Steward.Name, StewardAddress = $"/organisations/{record.Steward.ShortId}", Sample = record.Steward.Sample, Origin = record.Origin, Uri = record.Uri,
            Country = record.Steward.Country.Length > 0 ? Concepts.Standard.Label(Schemes.Country, record.Steward.Country, texts.Language) : null,
            Excerpt = version.Summary.Length > 0 ? new StringHtmlContent(version.Summary) : null,
            ConfirmedOn = record.ConfirmedOn, Unconfirmed = record.Unconfirmed, ByMachine = version.State == VersionState.Machine,
        };
    }
}
