namespace Reciproca.Spine.Search.Lexicon;

/// <summary>
/// Stems a word whose diacritics are already folded. The stemmers in Lucene expect accents, and people leave them out of queries;
/// its light ones also keep verb forms apart, which a dictionary of infinitives cannot afford.
/// </summary>
public sealed class SuffixStemmer
{
    readonly (string From, string To)[] plurals;
    readonly string[] suffixes;
    readonly int shortest;

    SuffixStemmer(int shortest, string plurals, string suffixes)
    {
        this.shortest = shortest;
        this.plurals = [.. plurals.Split(' ').Select(rule => rule.Split('>')).Select(rule => (rule[0], rule[1]))];
        this.suffixes = [.. suffixes.Split(' ').OrderByDescending(s => s.Length)];
    }

    public static SuffixStemmer Spanish { get; } = new(
        3,
        "ces>z as>a es>e os>o",
        """
        amente emente mente acion acione icion arse erse irse arlo arla erlo erla irlo irla arle erle irle
        ando iendo yendo ado ada ido ida ar er ir aron ieron aban aba abamo aran eran iran ara ira
        aria eria iria arian erian irian aremo eremo iremo ian ia an en emo amo imo a o e
        """.ReplaceLineEndings(" "));

    public static SuffixStemmer Portuguese { get; } = new(
        3,
        "coes>cao oes>ao aes>ao ais>al eis>el ois>ol uis>ul ns>m res>r zes>z as>a es>e os>o",
        """
        amente emente mente acao icao arse erse irse
        ando endo indo ado ada ido ida ar er ir aram eram iram ava avam ara era ira arao erao irao
        aria eria iria ariam eriam iriam armo ermo irmo ou iu eu ia iam am em amo emo imo a o e
        """.ReplaceLineEndings(" "));

    public static SuffixStemmer French { get; } = new(
        4,
        "eaux>eau aux>al s> x>",
        """
        ement issement ation ateur atrice ite er ir ez ant ante ee ees e ent ait ais aient era eront erait
        issent issant issante
        """.ReplaceLineEndings(" "));

    /// <summary>The length of the stem, which may have been rewritten at its end.</summary>
    public int Stem(char[] word, int length)
    {
        length = Singular(word, length);
        foreach (var suffix in suffixes)
            if (length - suffix.Length >= Least(suffix) && Ends(word, length, suffix))
                return Settled(word, length - suffix.Length);
        return Settled(word, length);
    }

    int Singular(char[] word, int length)
    {
        foreach (var (from, to) in plurals)
        {
            if (length - from.Length < 2 || !Ends(word, length, from)) continue;
            to.CopyTo(0, word, length - from.Length, to.Length);
            return length - from.Length + to.Length;
        }
        return length;
    }

    // "est-ado" and "estacion" must not meet; "pag-ar" and "pagu-en" should.
    int Least(string suffix) => suffix.Length switch { 1 => shortest, 2 => 3, _ => 4 };

    // "busc-ar" and "busqu-e", "pag-ar" and "pagu-e", "utiliz-ar" and "utilic-e" are the same verbs.
    static int Settled(char[] word, int length)
    {
        if (length > 3 && word[length - 1] == 'u' && word[length - 2] is 'q' or 'g') length--;
        if (length > 3 && word[length - 1] is 'z' or 'q') word[length - 1] = 'c';
        if (length > 4 && word[length - 1] == 'i') length--;
        return length;
    }

    static bool Ends(char[] word, int length, string suffix) =>
        length >= suffix.Length && word.AsSpan(length - suffix.Length, suffix.Length).SequenceEqual(suffix);
}
