using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search;

/// <summary>
/// The filter values of one segment as plain arrays: segments never change, so they are read from disk once, and counting
/// twelve dimensions over ten thousand records stays a loop over integers.
/// </summary>
internal sealed class SegmentColumns
{
    private static readonly ConditionalWeakTable<object, SegmentColumns> Known = new();

    private const int MostAudiences = 32;

    private readonly int[] first;
    private readonly int[] firstCompared;
    private readonly ConcurrentDictionary<string, ulong[]> audiences = new();
    private readonly int[] firstCounted;
    private int[] compared = [], counted = [];
    private readonly Dictionary<string, int> numbers = [];
    private int[] values = [];

    private SegmentColumns(AtomicReader reader)
    {
        first = new int[reader.MaxDoc + 1];
        Names = [];
        if (reader.GetSortedSetDocValues(RecordDocument.Facets) is { } column) Read(reader, column);
        Published = Numbers(reader, RecordDocument.Published);
        Confirmed = Numbers(reader, RecordDocument.Confirmed);
        People = Numbers(reader, RecordDocument.People);
        Until = Numbers(reader, RecordDocument.Until);
        Steward = new int[reader.MaxDoc];
        Sample = new int[Names.Length];
        Fresh = new bool[reader.MaxDoc];
        (firstCompared, firstCounted) = (new int[reader.MaxDoc + 1], new int[reader.MaxDoc + 1]);
        Gather();
    }

    /// <summary>"dimension/value" for each number.</summary>
    public string[] Names { get; private set; }

    /// <summary>Dimension and value of those that readers see counted; null for the others.</summary>
    public (string Dimension, string Value)?[] Split { get; private set; } = [];

    /// <summary>Those of a document's values that are counted.</summary>
    public ReadOnlySpan<int> CountedOf(int document) => new(counted, firstCounted[document], firstCounted[document + 1] - firstCounted[document]);

    /// <summary>Which of them are the record's own and not its steward's: <see cref="Facet.IsOwn"/>, asked once.</summary>
    public bool[] Own { get; private set; } = [];

    public long[] Published { get; }
    public long[] Confirmed { get; }
    public long[] People { get; }
    public long[] Until { get; }

    /// <summary>Whether the document was confirmed and its confirmation still holds.</summary>
    public bool[] Fresh { get; }

    /// <summary>For each "by/…" value one of its documents: all of them have their steward's context.</summary>
    public int[] Sample { get; }

    /// <summary>The number of each document's "by/…" value.</summary>
    public int[] Steward { get; }

    public static SegmentColumns Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new SegmentColumns(reader));

    /// <summary>The numbers of one document's values.</summary>
    public ReadOnlySpan<int> this[int document] =>
        new(values, first[document], first[document + 1] - first[document]);

    /// <summary>Those of a document's values that belong to the record itself and that matching compares.</summary>
    public ReadOnlySpan<int> Compared(int document) => new(compared, firstCompared[document], firstCompared[document + 1] - firstCompared[document]);

    /// <summary>One bit for each document that a request lets through and that is not over; kept, because matching asks with few different requests.</summary>
    public ulong[] Passing(SearchRequest request) => Kept(request.Signature, () => Pass(new Narrowing(this, request), Array.ConvertAll(Names, Facet.IsOver)));

    /// <summary>One bit for each document that a request without filters may see.</summary>
    public ulong[] Visible(SearchRequest request, Narrowing narrowing) => Kept("seen " + string.Join(' ', request.Sight.Marks), () => Pass(narrowing, new bool[Names.Length]));

    /// <summary>The number of a value; -1 where no document here has it.</summary>
    public int NumberOf(string name) => numbers.GetValueOrDefault(name, -1);

    private ulong[] Kept(string question, Func<ulong[]> pass)
    {
        if (audiences.TryGetValue(question, out var known)) return known;
        if (audiences.Count >= MostAudiences) audiences.Clear();
        return audiences[question] = pass();
    }

    private ulong[] Pass(Narrowing narrowing, bool[] over)
    {
        var passing = new ulong[Steward.Length / 64 + 1];
        for (var document = 0; document < Steward.Length; document++)
        {
            var ends = false;
            foreach (var value in this[document]) ends |= over[value];
            if (!ends && narrowing.Fails(document) == 0) passing[document / 64] |= 1UL << (document % 64);
        }
        return passing;
    }

    private void Gather()
    {
        var by = Array.ConvertAll(Names, n => n.StartsWith("by/", StringComparison.Ordinal));
        Own = Array.ConvertAll(Names, Facet.IsOwn);
        var (stale, all, shown) = (NumberOf(Facet.Unconfirmed), new List<int>(), new List<int>());
        for (var document = 0; document < Steward.Length; document++)
        {
            (Steward[document], Fresh[document]) = (-1, Confirmed[document] > 0);
            foreach (var value in this[document])
            {
                if (Split[value] is not null) shown.Add(value);
                if (by[value]) (Steward[document], Sample[value]) = (value, document);
                else if (Own[value]) all.Add(value);
                else if (value == stale) Fresh[document] = false;
            }
            (firstCompared[document + 1], firstCounted[document + 1]) = (all.Count, shown.Count);
        }
        (compared, counted) = ([.. all], [.. shown]);
    }

    private void Read(AtomicReader reader, SortedSetDocValues column)
    {
        Names = new string[column.ValueCount];
        var bytes = new BytesRef();
        for (var i = 0; i < Names.Length; i++)
        {
            column.LookupOrd(i, bytes);
            numbers[Names[i] = bytes.Utf8ToString()] = i;
        }
        Split = Array.ConvertAll(Names, name => Facet.All.FirstOrDefault(f => name.StartsWith(f.Name + "/", StringComparison.Ordinal)) is { } facet ? (facet.Name, name[(facet.Name.Length + 1)..]) : ((string, string)?)null);
        values = ReadDocuments(reader, column);
    }

    private int[] ReadDocuments(AtomicReader reader, SortedSetDocValues column)
    {
        var all = new List<int>();
        for (var document = 0; document < reader.MaxDoc; document++)
        {
            column.SetDocument(document);
            for (var number = column.NextOrd(); number != SortedSetDocValues.NO_MORE_ORDS; number = column.NextOrd()) all.Add((int)number);
            first[document + 1] = all.Count;
        }
        return [.. all];
    }

    private static long[] Numbers(AtomicReader reader, string field)
    {
        var numbers = new long[reader.MaxDoc];
        if (reader.GetNumericDocValues(field) is { } column)
            for (var document = 0; document < numbers.Length; document++) numbers[document] = column.Get(document);
        return numbers;
    }
}
