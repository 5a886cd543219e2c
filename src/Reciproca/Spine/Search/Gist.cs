using Reciproca.Spine.Records;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Spine.Search;

/// <summary>What a record is about for someone who cannot read its language, where no translator helps: key terms in the order of the text, and what it is tagged with.</summary>
public sealed class Gist(CurrentLexicon lexicon, NodeVocabulary vocabulary)
{
    private const int MostTerms = 8, MostTags = 3, Enough = 3, Looked = 4000;
    private const float Title = 3;

    public IReadOnlyList<string> Of(FoundRecord card, string reader) => card.In(card.SourceLanguage) is var text
        ? Of(text.Language, text.Title, text.Summary, card.Tags.Count > 0 ? card.Tags : card.Concepts, reader) : [];

    public IReadOnlyList<string> Of(Record record, string reader)
    {
        var version = record.In(record.SourceLanguage) ?? record.Versions[0];
        var body = PlainText.Of(string.Join('\n', version.Sections.Select(s => s.Text).Prepend(version.Summary)));
        return Of(version.Language, version.Title, body, record.Tags.Select(t => $"{t.Scheme}/{t.Code}"), reader);
    }

    private IReadOnlyList<string> Of(string language, string title, string body, IEnumerable<string> tags, string reader)
    {
        var text = title + "\n" + (body.Length > Looked ? body[..Looked] : body);
        var terms = KeyTerms.Of(lexicon.Now, language, text, reader).Select(t => t.Start < title.Length ? t with { Weight = t.Weight * Title } : t)
            .OrderByDescending(t => t.Weight).ToList();
        // "without" and "people" say something only where nothing else does
        var telling = terms.Count(t => !t.IsGeneral) >= Enough ? terms.Where(t => !t.IsGeneral) : terms;
        var shown = telling.Take(MostTerms).OrderBy(t => t.Start).Select(t => t.Name);
        var tagged = from tag in tags
                     let at = tag.IndexOf('/')
                     where at > 0 && tag[..at] is Schemes.Topic or Schemes.Hazard
                     select vocabulary.Now.Label(tag[..at], tag[(at + 1)..], reader);
        return [.. shown.Concat(tagged.Distinct().Take(MostTags)).DistinctBy(Fold.Text)];
    }
}
