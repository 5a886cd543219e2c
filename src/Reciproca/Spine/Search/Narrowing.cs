namespace Reciproca.Spine.Search;

/// <summary>What a search lets through, as bits over one segment's values: a bit for being visible, one for being hidden, one for each dimension.</summary>
internal sealed class Narrowing
{
    private const ulong Seen = 1UL << 63, Hidden = 1UL << 62;

    private readonly ulong[] bits;
    private readonly SegmentColumns columns;

    public Narrowing(SegmentColumns columns, SearchRequest request)
    {
        (this.columns, Dimensions) = (columns, [.. request.Filters.Keys]);
        bits = new ulong[columns.Names.Length];
        foreach (var mark in request.Sight.Marks) Set(mark, Seen);
        if (!(request.Filters.TryGetValue("fresh", out var fresh) && fresh.Contains("archived"))) Set(Facet.Archived, Hidden);
        for (var i = 0; i < Dimensions.Length; i++)
            foreach (var value in request.Filters[Dimensions[i]]) Set($"{Dimensions[i]}/{value}", 1UL << i);
        Required = (1UL << Dimensions.Length) - 1;
    }

    public string[] Dimensions { get; }
    public ulong Required { get; }

    /// <summary>The dimensions this document fails, one bit each; null when it must not be seen at all.</summary>
    public ulong? Fails(int document)
    {
        var mask = 0UL;
        foreach (var value in columns[document]) mask |= bits[value];
        return (mask & Seen) == 0 || (mask & Hidden) != 0 ? null : Required & ~mask;
    }

    /// <summary>The same in one pass with whatever else someone wants to know of the document's values.</summary>
    public ulong? Fails(int document, ulong[] one, ulong[] other, out ulong hasOne, out ulong hasOther)
    {
        var mask = hasOne = hasOther = 0UL;
        foreach (var value in columns[document])
        {
            mask |= bits[value];
            hasOne |= one[value];
            hasOther |= other[value];
        }
        return (mask & Seen) == 0 || (mask & Hidden) != 0 ? null : Required & ~mask;
    }

    private void Set(string name, ulong bit)
    {
        if (columns.NumberOf(name) is var number and >= 0) bits[number] |= bit;
    }
}
