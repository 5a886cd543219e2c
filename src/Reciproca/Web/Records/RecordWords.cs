using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Web.Records;

/// <summary>What the parts of any record are called in the reader's language. A kind says it in its own texts: "need.section.problem", "need.budget".</summary>
public sealed class RecordWords(Texts texts, NodeVocabulary vocabulary, RecordKinds kinds)
{
    public string Name(string kind, Change change) => change.Part switch
    {
        Part.Section => texts[$"{kind}.section.{change.Name}"],
        Part.Tags => Scheme(change.Name),
        _ => Field(kind, change.Name),
    };

    public string Value(string kind, Change change, string value) => change.Part switch
    {
        Part.Tags => string.Join(", ", value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => vocabulary.Now.Label(change.Name, code, texts.Language))),
        Part.Column or Part.Head => Known([$"{kind}.{change.Name}.{value}", $"record.{change.Name}.{value}"]) ?? Coded(kind, value),
        _ => value,
    };

    /// <summary>"Deadline" of a need: its own word if it has one, else the word that all kinds share.</summary>
    public string Field(string kind, string name) => Known([$"{kind}.{name}", $"{kind}.field.{name}", $"record.field.{name}"]) ?? name;

    public string Scheme(string scheme) => Known([$"record.field.{scheme}"]) ?? scheme;

    /// <summary>A code of one of the kind's vocabularies as people say it; anything else as it is.</summary>
    public string Coded(string kind, string code) =>
        kinds[kind].Schemes.Append(Schemes.Licence).Select(s => vocabulary.Now.Find(s, code)).FirstOrDefault(c => c is not null)?.Label(texts.Language) ?? code;

    /// <summary>What was chosen in a field: one word of the kind's own, or codes of its vocabularies.</summary>
    public string Choice(string kind, string field, string value) => Known([$"{kind}.{field}.{value}", $"record.{field}.{value}"])
        ?? string.Join(", ", value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => Coded(kind, code)));

    private string? Known(string[] keys) => keys.Select(k => InterfaceTexts.Find(texts.Language, k.ToLowerInvariant())).FirstOrDefault(t => t is not null)?[0];
}
