using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search;

/// <summary>For a word that no text has, the nearest words that some text has.</summary>
internal static class Spelling
{
    private const int Most = 3, Considered = 200;
    private const string Field = RecordDocument.Exact;

    public static IReadOnlyList<string> Near(IndexReader reader, string word)
    {
        if (word.Length is < 4 or > 40) return [];
        if (Lexicon.Analysis.Words("und", word) is not [var folded] || reader.DocFreq(new Term(Field, folded.Term)) > 0) return [];
        var near = new Dictionary<string, (int Distance, int Records)>();
        Collect(reader, folded.Term, near);
        return [.. near.OrderBy(n => n.Value.Distance).ThenByDescending(n => n.Value.Records).Take(Most).Select(n => n.Key)];
    }

    private static void Collect(IndexReader reader, string word, Dictionary<string, (int, int)> near)
    {
        if (MultiFields.GetTerms(reader, Field) is not { } terms) return;
        var edits = word.Length < 7 ? 1 : 2;
        var found = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(Field, word), edits, 1, true);
        for (var i = 0; i < Considered && found.MoveNext(); i++)
        {
            var candidate = found.Term.Utf8ToString();
            near.TryAdd(candidate, (Distance(candidate, word), found.DocFreq));
        }
    }

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (above, diagonal) = (row[0]++, i - 1);
            for (var j = 1; j <= other.Length; j++)
            {
                above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
