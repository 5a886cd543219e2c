namespace Reciproca.Spine.Search;

/// <summary>What someone looks for and what they may see.</summary>
public sealed record SearchRequest(Sight Sight)
{
    public const int Deepest = 10_000;

    /// <summary>As typed. Nothing in it is an operator but "words in quotation marks".</summary>
    public string Text { get; init; } = "";

    /// <summary>The reader's language: chooses which version is shown, and what the words are taken for when they do not tell.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Values per dimension: any of them within one, all dimensions together.</summary>
    public IReadOnlyDictionary<string, string[]> Filters { get; init; } = new Dictionary<string, string[]>();
    public Order Order { get; init; }

    /// <summary>Languages the reader would rather read, the dearest first. It moves what is about as good, and nothing else.</summary>
    public IReadOnlyList<string> Preferred { get; init; } = [];
    public int Skip { get; init; }
    public int Take { get; init; } = 20;

    /// <summary>Whether the values of each dimension are counted.</summary>
    public bool Counted { get; init; }

    /// <summary>Only this record, if it is found at all.</summary>
    public Guid? Only { get; init; }

    public SearchRequest Of(string kind) => With("kind", kind);

    public SearchRequest With(string dimension, params string[] values) => this with { Filters = new Dictionary<string, string[]>(Filters) { [dimension] = values } };
}

public enum Order { Relevance, Newest, Confirmed }

/// <summary>What was found, best first.</summary>
public sealed record SearchResults(int Total, IReadOnlyList<RecordHit> Hits, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Counts)
{
    public static readonly SearchResults None = new(0, [], new Dictionary<string, IReadOnlyList<FacetCount>>());

    public IReadOnlyList<FacetCount> Of(string dimension) => Counts.GetValueOrDefault(dimension, []);
}

public readonly record struct FacetCount(string Value, int Count);

/// <summary>One result: the card, the text to show, and why it was found.</summary>
/// <param name="Text">The language version shown.</param>
/// <param name="Excerpt">A piece of the text with what was found in it marked; in <paramref name="ExcerptLanguage"/>.</param>
/// <param name="Words">The reader's words that stand in it.</param>
/// <param name="Concepts">Concepts of the question that it is about, "hazard/flood".</param>
public sealed record RecordHit(FoundRecord Card, float Score, FoundText Text, IReadOnlyList<Piece> Excerpt, string ExcerptLanguage)
{
    public IReadOnlyList<string> Words { get; init; } = [];
    public IReadOnlyList<string> Concepts { get; init; } = [];

    /// <summary>Means much the same as what was asked, as far as the node's sentence model can tell.</summary>
    public bool IsAlike { get; init; }

    /// <summary>Words of the text that mean the reader's: "drenagem" for "drainase".</summary>
    public IReadOnlyList<Meant> Meanings { get; init; } = [];

    public bool IsExplained => Words.Count + Concepts.Count + Meanings.Count > 0;
}

/// <summary>A word of a text that stands for one that was asked.</summary>
public readonly record struct Meant(string Written, string Asked);

/// <summary>A stretch of an excerpt. The page encodes it and puts marks around what was found.</summary>
public readonly record struct Piece(string Text, bool Marked);
