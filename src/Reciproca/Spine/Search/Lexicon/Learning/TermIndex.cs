namespace Reciproca.Spine.Search.Lexicon.Learning;

/// <summary>Numbers for terms in the order they first came; zero is the empty word that aligns with anything.</summary>
sealed class TermIndex
{
    readonly Dictionary<string, int> numbers = new() { [""] = 0 };
    readonly List<string> terms = [""];

    public int Count => terms.Count;

    public string this[int number] => terms[number];

    public int Number(string term)
    {
        if (numbers.TryGetValue(term, out var number)) return number;
        numbers[term] = terms.Count;
        terms.Add(term);
        return terms.Count - 1;
    }

    public int Find(string term) => numbers.GetValueOrDefault(term, -1);
}
