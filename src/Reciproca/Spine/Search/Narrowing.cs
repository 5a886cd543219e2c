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
        var sight = request.Sight.Marks.ToHashSet();
        var showArchived = request.Filters.TryGetValue("fresh", out var fresh) && fresh.Contains("archived");
        for (var i = 0; i < bits.Length; i++) bits[i] = Bits(columns.Names[i], request, sight, showArchived);
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

    private ulong Bits(string name, SearchRequest request, HashSet<string> sight, bool showArchived)
    {
        if (sight.Contains(name)) return Seen;
        if (name == Facet.Archived && !showArchived) return Hidden;
        var slash = name.IndexOf('/');
        var dimension = Array.IndexOf(Dimensions, name[..slash]);
        return dimension >= 0 && request.Filters[Dimensions[dimension]].Contains(name[(slash + 1)..]) ? 1UL << dimension : 0;
    }
}
