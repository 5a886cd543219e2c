using System.Globalization;

namespace Reciproca.Clearing;

/// <summary>Checks certificate files; what <c>reciproca round verify FILE</c> runs.</summary>
public static class RoundVerifier
{
    /// <summary>Checks the certificate in a file.</summary>
    /// <exception cref="FormatException">It is not a certificate.</exception>
    public static Verdict Verify(string path)
    {
        using var file = File.OpenRead(path);
        return Certificate.Read(file).Verify();
    }

    /// <summary>Checks a file and writes <c>name: value</c> lines. Returns 0 when everything holds, 1 when not, 2 when it is no certificate.</summary>
    public static int Run(string path, TextWriter output)
    {
        try
        {
            return Report(Verify(path), output);
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"unreadable: {wrong.Message}");
            return 2;
        }
    }

    static int Report(Verdict verdict, TextWriter output)
    {
        output.WriteLine($"holds: {(verdict.Holds ? "yes" : "no")}");
        foreach (var problem in verdict.Problems) output.WriteLine($"problem: {problem.Kind} {problem.Subject}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"objective: {verdict.Objective:0.######}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bound: {verdict.Bound:0.######}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"gap: {verdict.Gap:P3}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stated by the solver: {verdict.SearchBound:0.######}"));
        return verdict.Holds ? 0 : 1;
    }
}
