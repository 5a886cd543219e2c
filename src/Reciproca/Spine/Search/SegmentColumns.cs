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

    private readonly List<int> values = [];
    private readonly int[] first;

    private SegmentColumns(AtomicReader reader)
    {
        first = new int[reader.MaxDoc + 1];
        Names = [];
        if (reader.GetSortedSetDocValues(RecordDocument.Facets) is { } column) Read(reader, column);
        Published = Dates(reader, RecordDocument.Published);
        Confirmed = Dates(reader, RecordDocument.Confirmed);
    }

    /// <summary>"dimension/value" for each number.</summary>
    public string[] Names { get; private set; }
    public long[] Published { get; }
    public long[] Confirmed { get; }

    public static SegmentColumns Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new SegmentColumns(reader));

    /// <summary>The numbers of one document's values.</summary>
    public ReadOnlySpan<int> this[int document] =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values)[first[document]..first[document + 1]];

    private void Read(AtomicReader reader, SortedSetDocValues column)
    {
        Names = new string[column.ValueCount];
        var bytes = new BytesRef();
        for (var i = 0; i < Names.Length; i++)
        {
            column.LookupOrd(i, bytes);
            Names[i] = bytes.Utf8ToString();
        }
        for (var document = 0; document < reader.MaxDoc; document++)
        {
            column.SetDocument(document);
            for (var number = column.NextOrd(); number != SortedSetDocValues.NO_MORE_ORDS; number = column.NextOrd()) values.Add((int)number);
            first[document + 1] = values.Count;
        }
    }

    private static long[] Dates(AtomicReader reader, string field)
    {
        var dates = new long[reader.MaxDoc];
        if (reader.GetNumericDocValues(field) is { } column)
            for (var document = 0; document < dates.Length; document++) dates[document] = column.Get(document);
        return dates;
    }
}
