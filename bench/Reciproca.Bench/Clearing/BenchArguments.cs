using System.Globalization;

namespace Reciproca.Bench.Clearing;

/// <summary>What was asked for on the command line.</summary>
sealed record BenchArguments
{
    public List<string> Paths { get; init; } = [];
    public int? Cycle { get; private set; }
    public int? Chain { get; private set; }
    public double Limit { get; private set; } = 120;
    public int Pairs { get; private set; } = 64;
    public int Seed { get; private set; } = 1;
    public int Threads { get; private set; } = 2;
    public bool Plain { get; private set; }
    public bool Cities { get; private set; }
    public bool Json { get; private set; }

    public static BenchArguments? Parse(string[] args)
    {
        var parsed = new BenchArguments();
        for (int i = 0; i < args.Length; i++)
            if (!parsed.Take(args[i], () => i + 1 < args.Length ? args[++i] : "")) return null;
        return parsed;
    }

    bool Take(string argument, Func<string> next) => argument switch
    {
        "--cycle" => Number(next(), n => Cycle = n),
        "--chain" => Number(next(), n => Chain = n),
        "--pairs" => Number(next(), n => Pairs = n),
        "--seed" => Number(next(), n => Seed = n),
        "--threads" => Number(next(), n => Threads = n),
        "--limit" => double.TryParse(next(), CultureInfo.InvariantCulture, out double seconds) && (Limit = seconds) > 0,
        "--plain" => Plain = true,
        "--cities" => Cities = true,
        "--json" => Json = true,
        _ => !argument.StartsWith('-') && Add(argument),
    };

    bool Add(string path)
    {
        Paths.Add(path);
        return true;
    }

    static bool Number(string text, Action<int> take)
    {
        if (!int.TryParse(text, CultureInfo.InvariantCulture, out int number)) return false;
        take(number);
        return true;
    }
}
