namespace Reciproca.Spine.Search.Lexicon.Learning;

/// <summary>The parallel texts of one language with the pivot, as numbers in one flat list; each pair holds distinct terms only.</summary>
sealed class Corpus(TermIndex pivot)
{
    public const int LongestText = 60;

    readonly List<int> numbers = [];
    readonly List<Pair> pairs = [];

    public TermIndex Source { get; } = new();
    public TermIndex Pivot => pivot;
    public int Count => pairs.Count;

    public void Add(IReadOnlyCollection<string> source, IReadOnlyCollection<string> target, float weight, int layer)
    {
        if (source.Count is 0 or > LongestText || target.Count is 0 or > LongestText) return;
        var start = numbers.Count;
        numbers.AddRange(source.Select(Source.Number).Distinct());
        var middle = numbers.Count;
        numbers.AddRange(target.Select(pivot.Number).Distinct());
        pairs.Add(new(start, middle, numbers.Count, weight, (byte)layer));
    }

    public Pair this[int index] => pairs[index];

    public ReadOnlySpan<int> SourceOf(Pair pair) => Numbers[pair.Start..pair.Middle];

    public ReadOnlySpan<int> TargetOf(Pair pair) => Numbers[pair.Middle..pair.End];

    ReadOnlySpan<int> Numbers => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(numbers);

    public readonly record struct Pair(int Start, int Middle, int End, float Weight, byte Layer);
}
