using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Web.Records;

/// <summary>What was found as lines of a list, made from the index alone.</summary>
public static class FoundCards
{
    public static RecordCard Of(RecordHit hit, RecordKinds kinds, Texts texts)
    {
        var (found, steward) = (hit.Card, hit.Card.Steward);
        return new RecordCard(found.Kind, Address(found, kinds), hit.Text.Title, hit.Text.Language)
        {
            Steward = steward.Id == found.Id ? null : steward.Name, StewardAddress = $"/organisations/{steward.ShortId}", Sample = steward.Sample, Origin = found.Origin, Uri = found.Uri,
            Country = steward.Country.Length > 0 ? Concepts.Standard.Label(Schemes.Country, steward.Country, texts.Language) : null,
            Excerpt = Excerpt(hit), State = State(found), ConfirmedOn = found.ConfirmedOn, Unconfirmed = found.Unconfirmed,
            ByMachine = hit.Text.State == VersionState.Machine, Facts = [.. Facts(found, texts)],
        };
    }

    public static string Address(FoundRecord found, RecordKinds kinds) => $"/{kinds[found.Kind].Path}/{found.ShortId}";

    /// <summary>The text key of a body's state; null where its kind has no word for it.</summary>
    private static string? State(FoundRecord found)
    {
        if (found.Stage is Stage.Draft or Stage.InReview) return found.Stage == Stage.Draft ? "record.stage.draft" : "record.stage.inreview";
        var key = $"{found.Kind}.state.{found.State?.ToLowerInvariant()}";
        return found.State is not null && InterfaceTexts.Find("en", key) is not null ? key : null;
    }

    // A city's own line says where and how large it is; the list has no other place for it.
    private static IEnumerable<string> Facts(FoundRecord found, Texts texts)
    {
        if (found.Steward.Id == found.Id)
        {
            if (found.Steward.Country.Length > 0) yield return Concepts.Standard.Label(Schemes.Country, found.Steward.Country, texts.Language);
            if (found.Steward.Tier.Length > 0) yield return Concepts.Standard.Label(Schemes.Tier, found.Steward.Tier, texts.Language);
            if (found.Steward.Population is { } people) yield return texts["record.population", texts.Number(people)];
        }
        var goals = found.Codes(Schemes.Sdg).Select(code => code.Split('.')[0]).Distinct().OrderBy(code => code.PadLeft(2)).ToList();
        if (goals.Count > 0) yield return texts["record.goals", string.Join(", ", goals)];
    }

    private static Marked? Excerpt(RecordHit hit) => hit.Excerpt.Any(piece => piece.Text.Length > 0) ? new Marked(hit.Excerpt, hit.ExcerptLanguage == hit.Text.Language ? null : hit.ExcerptLanguage) : null;

    /// <summary>A piece of text with what was found in it. Pages may share it: a builder would be empty once it is written.</summary>
    private sealed class Marked(IReadOnlyList<Spine.Search.Piece> pieces, string? language) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            if (language is not null) writer.Write($"<span lang=\"{encoder.Encode(language)}\" dir=\"{Languages.Direction(language)}\">");
            foreach (var piece in pieces)
            {
                if (piece.Marked) writer.Write("<mark>");
                encoder.Encode(writer, piece.Text);
                if (piece.Marked) writer.Write("</mark>");
            }
            if (language is not null) writer.Write("</span>");
        }
    }
}
