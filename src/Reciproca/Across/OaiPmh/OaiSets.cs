using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.OaiPmh;

/// <summary>The parts in which one may harvest: by kind and by topic; a topic holds what is narrower.</summary>
public sealed class OaiSets(RecordKinds kinds, NodeVocabulary vocabulary)
{
    private const string Topic = "topic-";

    public IEnumerable<(string Name, Func<Spine.Texts.Texts, string> Title)> All =>
    [
        .. kinds.All.Select(k => (k.Name, (Func<Spine.Texts.Texts, string>)(texts => texts[$"{k.Name}.many"]))),
        .. vocabulary.Now.All(Schemes.Topic).Select(c => (Topic + c.Code, (Func<Spine.Texts.Texts, string>)(texts => c.Label(texts.Language)))),
    ];

    public bool Knows(string set) => kinds.All.Any(k => k.Name == set)
        || (set.StartsWith(Topic, StringComparison.Ordinal) && vocabulary.Now.Knows(Schemes.Topic, set[Topic.Length..]));

    public IEnumerable<string> Of(Record record) => record.Codes(Schemes.Topic).SelectMany(WithBroader).Select(code => Topic + code).Prepend(record.Kind).Distinct();

    private IEnumerable<string> WithBroader(string code) => vocabulary.Now.Find(Schemes.Topic, code) is { } concept
        ? vocabulary.Now.Ancestors(concept).Prepend(concept).Select(c => c.Code) : [];
}
