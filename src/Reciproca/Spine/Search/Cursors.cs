using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search;

/// <summary>Looks up many terms of one segment with one cursor a field: a new cursor for each term costs more than the look-up.</summary>
internal sealed class Cursors(AtomicReader segment)
{
    private readonly Dictionary<string, TermsEnum?> cursors = [];

    public AtomicReader Segment => segment;

    /// <summary>The field's cursor, standing on the term; null where no document has it.</summary>
    public TermsEnum? Seek(string field, string term)
    {
        if (!cursors.TryGetValue(field, out var cursor)) cursors[field] = cursor = segment.GetTerms(field)?.GetEnumerator();
        return cursor is not null && cursor.SeekExact(new BytesRef(term)) ? cursor : null;
    }
}
