using System.Collections.Concurrent;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>
/// What the words of one language are stemmed to, remembered: a few thousand words make up nearly every text, and to stem them each time was half of all indexing.
/// </summary>
sealed class WordStems(LanguageAnalyzer analyzer)
{
    const int MostKept = 1 << 14;

    readonly ConcurrentDictionary<string, Word> kept = new(StringComparer.Ordinal);
    readonly ThreadLocal<(OneWord Source, TokenStream Stems, ICharTermAttribute Term)> chains = new(() =>
    {
        var source = new OneWord();
        var stems = analyzer.Stems(source);
        return (source, stems, stems.GetAttribute<ICharTermAttribute>());
    });
    int count;

    /// <param name="written">Lower case and folded, as <see cref="Analysis.Exact"/> leaves it.</param>
    public Word Of(ReadOnlySpan<char> written)
    {
        if (kept.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out var known)) return known;
        var text = written.ToString();
        var word = new Word(text, Stem(text));
        // whoever sends texts of made-up words shall not fill the memory with them
        if (Volatile.Read(ref count) < MostKept && kept.TryAdd(text, word)) Interlocked.Increment(ref count);
        return word;
    }

    string? Stem(string word)
    {
        var (source, stems, term) = chains.Value;
        source.Next = word;
        stems.Reset();
        if (!stems.IncrementToken()) return null;
        var stem = term.ToString()!;
        return stem == word ? word : stem;
    }

    sealed class OneWord : TokenStream
    {
        readonly ICharTermAttribute term;

        public OneWord() => term = AddAttribute<ICharTermAttribute>();

        public string? Next { get; set; }

        public override bool IncrementToken()
        {
            if (Next is null) return false;
            ClearAttributes();
            term.SetEmpty().Append(Next);
            Next = null;
            return true;
        }
    }
}

/// <summary>A word as written and what it is found by; null for a word that is in every text.</summary>
sealed record Word(string Written, string? Stem);
