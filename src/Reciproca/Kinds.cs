using Reciproca.Kinds.Needs;
using Reciproca.Spine.Records;

namespace Reciproca;

/// <summary>Every kind of record this node knows, one line each.</summary>
public static class KindList
{
    public static readonly RecordKinds All = new(
    [
        NeedKind.Kind,
    ]);
}
