using System.Collections.Frozen;

namespace Reciproca.Spine.Records;

/// <summary>The kinds this node knows, in the order of the menu.</summary>
public sealed class RecordKinds(IReadOnlyList<RecordKind> all)
{
    private readonly FrozenDictionary<string, RecordKind> byName = all.ToFrozenDictionary(k => k.Name);
    private readonly FrozenDictionary<string, RecordKind> byPath = all.ToFrozenDictionary(k => k.Path);

    public IReadOnlyList<RecordKind> All => all;
    public RecordKind this[string name] => byName[name];
    public RecordKind? ByPath(string path) => byPath.GetValueOrDefault(path);
    public string Address(Record record) => this[record.Kind].Address(record);
}
