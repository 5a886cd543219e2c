namespace Reciproca.Bench.Finding;

/// <summary>One way of finding, with what its index cost.</summary>
sealed record Engine(string Method, Func<Text, List<string>> Search, double IndexMilliseconds, long IndexBytes);
