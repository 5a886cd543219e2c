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

    private readonly int[] first;
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
        Over = [.. Enumerable.Range(0, Names.Length).Where(number => Facet.IsOver(Names[number]))];
        Steward = new int[reader.MaxDoc];
        for (var document = 0; document < Steward.Length; document++) Steward[document] = StewardOf(document);
    }

    /// <summary>"dimension/value" for each number.</summary>
    public string[] Names { get; private set; }

    /// <summary>Which of them readers see counted.</summary>
    public bool[] Counted { get; private set; } = [];
    public long[] Published { get; }
    public long[] Confirmed { get; }
    public long[] People { get; }
    public long[] Until { get; }

    /// <summary>The numbers of values that say that a record is over.</summary>
    public int[] Over { get; }

    /// <summary>The number of each document's "by/…" value.</summary>
    public int[] Steward { get; }

    public static SegmentColumns Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new SegmentColumns(reader));

    /// <summary>The numbers of one document's values.</summary>
    public ReadOnlySpan<int> this[int document] =>
        new(values, first[document], first[document + 1] - first[document]);

    /// <summary>The number of a value; -1 where no document here has it.</summary>
    public int NumberOf(string name) => numbers.GetValueOrDefault(name, -1);

    private int StewardOf(int document)
    {
        foreach (var value in this[document]) if (Names[value].StartsWith("by/", StringComparison.Ordinal)) return value;
        return -1;
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
        Counted = Array.ConvertAll(Names, name => Facet.All.Any(f => name.StartsWith(f.Name + "/", StringComparison.Ordinal)));
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
