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

    private const int MostAudiences = 64;

    private readonly ConcurrentDictionary<string, ulong[]> audiences = new();
    private readonly Dictionary<string, int> numbers = [];
    private readonly Rows values, compared;

    private SegmentColumns(AtomicReader reader)
    {
        (Names, values, compared) = ([], new Rows(reader.MaxDoc), new Rows(reader.MaxDoc));
        Read(reader, reader.GetSortedSetDocValues(RecordDocument.Facets));
        Published = Numbers(reader, RecordDocument.Published);
        Confirmed = Numbers(reader, RecordDocument.Confirmed);
        People = Numbers(reader, RecordDocument.People);
        Until = Numbers(reader, RecordDocument.Until);
        Steward = new int[reader.MaxDoc];
        Sample = new int[Names.Length];
        Fresh = new bool[reader.MaxDoc];
        Gather();
        Counts = new ValueCounts(reader.MaxDoc, values, Array.ConvertAll(Split, shown => shown is not null));
    }

    /// <summary>"dimension/value" for each number.</summary>
    public string[] Names { get; private set; }

    /// <summary>Dimension and value of those that readers see counted; null for the others.</summary>
    public (string Dimension, string Value)?[] Split { get; private set; } = [];

    public ValueCounts Counts { get; }

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
    public ReadOnlySpan<int> this[int document] => values[document];

    /// <summary>Those of a document's values that belong to the record itself and that matching compares.</summary>
    public ReadOnlySpan<int> Compared(int document) => compared[document];

    /// <summary>One bit for each document that a request lets through and that is not over; kept, because matching asks with few different requests.</summary>
    public ulong[] Passing(SearchRequest request) => Kept(request.Signature, () =>
    {
        var (narrowing, over) = (new Narrowing(this, request), Array.ConvertAll(Names, Facet.IsOver));
        return Pass(document => !Any(document, over) && narrowing.Fails(document) == 0);
    });

    /// <summary>One bit for each document that a request may see, whatever it filters by.</summary>
    public ulong[] Visible(SearchRequest request)
    {
        var withArchived = request.Filters.TryGetValue("fresh", out var fresh) && fresh.Contains("archived");
        return Kept($"seen {withArchived} {string.Join(' ', request.Sight.Marks)}", () => Seen(new Narrowing(this, request)));
    }

    /// <summary>One bit for each document that has one of these values.</summary>
    public ulong[] Having(AtomicReader reader, string dimension, string[] any) => Kept($"having {dimension}/{string.Join(',', any)}", () =>
    {
        var having = new ulong[Steward.Length / 64 + 1];
        foreach (var value in any)
            if (reader.GetTermDocsEnum(new Term(RecordDocument.Facets, $"{dimension}/{value}")) is { } documents)
                for (var document = documents.NextDoc(); document != Lucene.Net.Search.DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc()) having[document / 64] |= 1UL << (document % 64);
        return having;
    });

    /// <summary>The number of a value; -1 where no document here has it.</summary>
    public int NumberOf(string name) => numbers.GetValueOrDefault(name, -1);

    private ulong[] Kept(string question, Func<ulong[]> pass)
    {
        if (audiences.TryGetValue(question, out var known)) return known;
        if (audiences.Count >= MostAudiences) audiences.Clear();
        return audiences[question] = pass();
    }

    private ulong[] Seen(Narrowing narrowing) => Pass(document => narrowing.Fails(document) is not null);

    private bool Any(int document, bool[] of)
    {
        foreach (var value in this[document]) if (of[value]) return true;
        return false;
    }

    private ulong[] Pass(Func<int, bool> passes)
    {
        var passing = new ulong[Steward.Length / 64 + 1];
        for (var document = 0; document < Steward.Length; document++)
            if (passes(document)) passing[document / 64] |= 1UL << (document % 64);
        return passing;
    }

    private void Gather()
    {
        var by = Array.ConvertAll(Names, n => n.StartsWith("by/", StringComparison.Ordinal));
        Own = Array.ConvertAll(Names, Facet.IsOwn);
        var stale = NumberOf(Facet.Unconfirmed);
        for (var document = 0; document < Steward.Length; document++)
        {
            (Steward[document], Fresh[document]) = (-1, Confirmed[document] > 0);
            foreach (var value in this[document])
                if (by[value]) (Steward[document], Sample[value]) = (value, document);
                else if (Own[value]) compared.Add(value);
                else if (value == stale) Fresh[document] = false;
            compared.EndDocument();
        }
    }

    private void Read(AtomicReader reader, SortedSetDocValues? column)
    {
        Names = new string[column?.ValueCount ?? 0];
        var bytes = new BytesRef();
        for (var i = 0; i < Names.Length; i++)
        {
            column!.LookupOrd(i, bytes);
            numbers[Names[i] = bytes.Utf8ToString()] = i;
        }
        Split = Array.ConvertAll(Names, name => Facet.All.FirstOrDefault(f => name.StartsWith(f.Name + "/", StringComparison.Ordinal)) is { } facet ? (facet.Name, name[(facet.Name.Length + 1)..]) : ((string, string)?)null);
        for (var document = 0; document < reader.MaxDoc; document++)
        {
            column?.SetDocument(document);
            for (var number = column?.NextOrd() ?? SortedSetDocValues.NO_MORE_ORDS; number != SortedSetDocValues.NO_MORE_ORDS; number = column!.NextOrd()) values.Add((int)number);
            values.EndDocument();
        }
    }

    private static long[] Numbers(AtomicReader reader, string field)
    {
        var numbers = new long[reader.MaxDoc];
        if (reader.GetNumericDocValues(field) is { } column)
            for (var document = 0; document < numbers.Length; document++) numbers[document] = column.Get(document);
        return numbers;
    }
}
