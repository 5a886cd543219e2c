using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search;

/// <summary>Finds where the looked-for terms stand in a text, from the places the index keeps, and cuts the piece that holds most of them.</summary>
internal static class Excerpts
{
    private const int Before = 60, Length = 220, MostPlaces = 20;

    /// <summary>The places of terms in the texts of some documents of a segment, in order, with the reader's word for each.</summary>
    /// <param name="documents">Numbers within the segment, rising: each term is looked up once for all of them.</param>
    public static Dictionary<int, List<Found>> Places(AtomicReader segment, IReadOnlyList<int> documents, string language, IReadOnlyDictionary<string, string> marks)
    {
        var places = documents.ToDictionary(d => d, _ => new List<Found>());
        if (segment.GetTerms(RecordDocument.Text(language)) is not { } terms) return places;
        var cursor = terms.GetEnumerator();
        foreach (var (term, word) in marks)
            if (cursor.SeekExact(new BytesRef(term)) && cursor.DocsAndPositions(null, null, DocsAndPositionsFlags.OFFSETS) is { } postings)
                foreach (var document in documents) Add(places[document], postings, document, word);
        foreach (var found in places.Values) found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return places;
    }

    private static void Add(List<Found> places, DocsAndPositionsEnum postings, int document, string word)
    {
        if (postings.DocID < document) postings.Advance(document);
        if (postings.DocID != document) return;
        for (var i = Math.Min(postings.Freq, MostPlaces); i > 0; i--)
        {
            postings.NextPosition();
            places.Add(new Found(postings.StartOffset, postings.EndOffset, word));
        }
    }

    public static IReadOnlyList<Piece> Cut(string text, List<Found> places)
    {
        if (places.Count == 0) return [new Piece(PlainText.Start(text), false)];
        var from = Begin(text, places);
        var to = text.Length <= from + Length ? text.Length : text.LastIndexOf(' ', from + Length) is var space && space > from + Length / 2 ? space : from + Length;
        var pieces = new List<Piece>();
        if (from > 0) pieces.Add(new Piece("… ", false));
        Mark(text, places, from, to, pieces);
        if (to < text.Length) pieces.Add(new Piece(" …", false));
        return pieces;
    }

    private static void Mark(string text, List<Found> places, int from, int to, List<Piece> pieces)
    {
        var at = from;
        foreach (var place in places.Where(p => p.Start >= from && p.End <= to))
        {
            if (place.Start < at) continue;
            if (place.Start > at) pieces.Add(new Piece(text[at..place.Start], false));
            pieces.Add(new Piece(text[place.Start..place.End], true));
            at = place.End;
        }
        if (at < to) pieces.Add(new Piece(text[at..to], false));
    }

    // The window that holds most different words, a little before its first one, at the start of a word.
    private static int Begin(string text, List<Found> places)
    {
        var start = places.MaxBy(p => places.Where(q => q.Start >= p.Start && q.End <= p.Start + Length - Before).Select(q => q.Word).Distinct().Count()).Start;
        if (start <= Before) return 0;
        var space = text.IndexOf(' ', start - Before);
        return space >= 0 && space < start ? space + 1 : start;
    }
}

internal readonly record struct Found(int Start, int End, string Word);
