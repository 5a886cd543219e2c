using System.Text.RegularExpressions;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Kinds.Agreements;

/// <summary>Puts into a clause what the agreement knows already, in the language of the text: {parties}, {start}, …</summary>
public static partial class Filling
{
    public static readonly string[] Names = ["parties", "areas", "focal-points", "languages", "prevailing", "start", "end", "notice"];

    public static string Fill(string text, Agreement agreement, string language)
    {
        var texts = new Texts(Known(language));
        return Place().Replace(text, place => place.Groups[1].Value switch
        {
            "parties" => Lines(agreement.Members.Select(p => Party(p, texts))),
            "areas" => Lines(agreement.Areas.Select(code => Concepts.Standard.Label(Schemes.Topic, code, language))),
            "focal-points" => Lines(agreement.Members.Select(p => p.FocalPoint.Length > 0 ? $"{p.Name}: {p.FocalPoint}" : $"{p.Name}: …")),
            "languages" => string.Join(", ", agreement.Languages.Select(l => Language(l, language))),
            "prevailing" => agreement.Prevailing is { } prevailing ? Language(prevailing, language) : "…",
            "start" => agreement.StartsOn is { } start ? start.ToString(texts["agreement.fill.start-day"], texts.Culture) : texts["agreement.fill.signing"],
            "end" => agreement.EndsOn is { } end ? end.ToString(texts["agreement.fill.end-day"], texts.Culture) : texts["agreement.fill.no-end"],
            "notice" => texts.Number(agreement.NoticeDays),
            _ => place.Value,
        });
    }

    private static string Party(AgreementParty party, Texts texts)
    {
        var country = party.Country.Length > 0 ? ", " + Concepts.Standard.Label(Schemes.Country, party.Country, texts.Language) : "";
        var signatory = string.Join(", ", new[] { party.Signatory, party.Office }.Where(s => s.Length > 0));
        return party.Name + country + (signatory.Length > 0 ? ", " + texts["agreement.fill.represented", signatory] : "");
    }

    private static string Lines(IEnumerable<string> lines) => lines.ToList() is { Count: > 0 } all ? string.Join('\n', all.Select((line, i) => $"{i + 1}. {line};")).TrimEnd(';') : "1. …";

    private static string Language(string code, string language) => Concepts.Standard.Label(Schemes.Language, code, language);

    private static string Known(string language) => InterfaceTexts.Complete.Contains(LanguageTag.Primary(language)) ? LanguageTag.Primary(language) : "en";

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex Place();
}
