using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search;

/// <summary>
/// Among hits that are equally good, those that hold more words just as they were typed come first: "mobilize" and "mobilized" have one stem,
/// and texts that differ in nothing else have one score.
/// </summary>
internal static class AsTyped
{
    private const double Equal = 1e-6;

    /// <param name="hits">Best first.</param>
    /// <param name="words">The words as <see cref="RecordDocument.Exact"/> holds them.</param>
    public static List<BestDocument> First(IndexSearcher searcher, IReadOnlyCollection<string> words, List<BestDocument> hits)
    {
        for (var start = 0; start < hits.Count;)
        {
            var end = start + 1;
            while (end < hits.Count && hits[start].Key - hits[end].Key <= Equal * Math.Abs(hits[start].Key)) end++;
            // OrderBy keeps the order of equals
            if (end - start > 1) hits = [.. hits[..start], .. hits[start..end].OrderByDescending(hit => Held(searcher.IndexReader.Leaves, words, hit.Document)), .. hits[end..]];
            start = end;
        }
        return hits;
    }

    private static int Held(IList<AtomicReaderContext> leaves, IReadOnlyCollection<string> words, int document)
    {
        var leaf = leaves[ReaderUtil.SubIndex(document, leaves)];
        return words.Count(word => leaf.AtomicReader.GetTermDocsEnum(new Term(RecordDocument.Exact, word)) is { } documents && documents.Advance(document - leaf.DocBase) == document - leaf.DocBase);
    }
}
