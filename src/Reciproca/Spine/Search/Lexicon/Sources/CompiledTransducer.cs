using System.Text;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>
/// A dictionary compiled by lttoolbox: an alphabet of symbol pairs and state machines whose paths are the entries.
/// Format as its compiler writes it: numbers of one to four bytes whose first two bits tell how many.
/// </summary>
sealed class CompiledTransducer
{
    const int MostEntries = 200_000, MostSteps = 4_000_000, LongestEntry = 80;
    readonly byte[] bytes;
    readonly List<string> tags = [];
    readonly List<(int Input, int Output)> symbols = [];
    readonly List<Machine> machines = [];
    int at;

    public CompiledTransducer(byte[] bytes)
    {
        this.bytes = bytes;
        if (Skip("LTTB")) at += 8;
        for (var letters = Number(); letters > 0; letters--) Number();
        ReadAlphabet();
        for (var count = Number(); count > 0; count--)
        {
            var words = ReadString().EndsWith("standard", StringComparison.Ordinal);
            var machine = ReadMachine();
            if (words) machines.Add(machine);
        }
    }

    /// <summary>Both sides of every entry, tags in angle brackets; loops, which stand for numbers, are not followed.</summary>
    public IEnumerable<(string Input, string Output)> Pairs() => machines.SelectMany(Paths).Take(MostEntries);

    void ReadAlphabet()
    {
        for (var count = Number(); count > 0; count--) tags.Add("<" + ReadString() + ">");
        for (var count = Number(); count > 0; count--) symbols.Add((Number() - tags.Count, Number() - tags.Count));
    }

    Machine ReadMachine()
    {
        var weighted = Skip("LTTD") && (bytes[(at += 8) - 8] & 1) != 0;
        var start = Number();
        var finals = new HashSet<int>();
        for (int count = Number(), state = 0; count > 0; count--)
        {
            finals.Add(state += Number());
            if (weighted) SkipWeight();
        }
        var states = new List<(int Symbol, int Target)>[Number()];
        for (var state = 0; state < states.Length; state++) states[state] = ReadArrows(state, states.Length, weighted);
        return new(start, finals, states);
    }

    List<(int, int)> ReadArrows(int state, int states, bool weighted)
    {
        var arrows = new List<(int, int)>();
        for (int count = Number(), symbol = 0; count > 0; count--)
        {
            symbol += Number();
            arrows.Add((symbol, (state + Number()) % states));
            if (weighted) SkipWeight();
        }
        return arrows;
    }

    // Patterns for numbers and addresses are loops; a state is not entered twice on one path, and a tangle is given up.
    IEnumerable<(string, string)> Paths(Machine machine)
    {
        var steps = MostSteps;
        var stack = new Stack<Path>([new(machine.Start, "", "", null)]);
        while (steps-- > 0 && stack.TryPop(out var here))
        {
            if (machine.Finals.Contains(here.State)) yield return (here.Input, here.Output);
            if (here.Input.Length > LongestEntry) continue;
            foreach (var (symbol, target) in machine.States[here.State])
                if (IsWord(symbols[symbol].Input) && !here.Holds(target))
                    stack.Push(new(target, here.Input + Symbol(symbols[symbol].Input), here.Output + Symbol(symbols[symbol].Output), here));
        }
    }

    sealed record Path(int State, string Input, string Output, Path? Before)
    {
        public bool Holds(int state)
        {
            for (var path = this; path is not null; path = path.Before)
                if (path.State == state) return true;
            return false;
        }
    }

    // Digits, signs and capitals lead into patterns for numbers, addresses and centuries, which are endless and no vocabulary.
    static bool IsWord(int code) => code is <= 0 or ' ' or '-' or '\'' or '#' || code < char.MaxValue && char.IsLower((char)code);

    string Symbol(int code) => code switch { 0 => "", < 0 => tags[-code - 1], _ => char.ConvertFromUtf32(code) };

    string ReadString()
    {
        var text = new StringBuilder();
        for (var length = Number(); length > 0; length--) text.Append(char.ConvertFromUtf32(Number()));
        return text.ToString();
    }

    bool Skip(string header)
    {
        var found = bytes.AsSpan(at).StartsWith(Encoding.ASCII.GetBytes(header));
        if (found) at += header.Length;
        return found;
    }

    void SkipWeight()
    {
        Number();
        Number();
    }

    int Number()
    {
        int first = bytes[at++], more = first >> 6, value = first & 0x3f;
        for (; more > 0; more--) value = value << 8 | bytes[at++];
        return value;
    }

    sealed record Machine(int Start, HashSet<int> Finals, List<(int Symbol, int Target)>[] States);
}
