using System.CommandLine;
using System.Globalization;
using Reciproca.Clearing;

namespace Reciproca.Operate;

/// <summary>`reciproca round verify FILE`: checks a published round from its certificate alone, without the solver, a database or a network.</summary>
public static class RoundCommand
{
    private const long MostBytes = 256L * 1024 * 1024;
    private const int MostNamed = 10;

    public static Command Round() => new("round", "What anyone can do with a published exchange round") { Verify() };

    private static Command Verify()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The certificate, as downloaded from the round's page" };
        var limit = new Option<double>("--limit") { Description = "Seconds to go on checking", DefaultValueFactory = _ => 600 };
        var command = new Command("verify", "Recomputes scores, plan, objective and bound; ends with 0 when all of it holds and with 1 when not") { file, limit };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed.GetValue(file)!, TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(limit), 1, 86_400)), Console.Out, cancel)));
        return command;
    }

    public static int Run(FileInfo file, TimeSpan limit, TextWriter output, CancellationToken cancel = default)
    {
        if (!file.Exists) return Refuse(output, $"There is no file {file.FullName}.");
        if (file.Length > MostBytes) return Refuse(output, $"{file.Name} is larger than any certificate ({MostBytes >> 20} MB).");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(limit);
        try
        {
            using var stream = file.OpenRead();
            var certificate = Certificate.Read(stream);
            return Report(certificate, certificate.Verify(patience.Token), output);
        }
        catch (FormatException wrong) { return Refuse(output, $"{file.Name} is no certificate of an exchange round: {wrong.Message}"); }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException) { return Refuse(output, $"{file.Name} cannot be read: {wrong.Message}"); }
        catch (OperationCanceledException) { return Refuse(output, $"{file.Name} could not be checked within {limit.TotalSeconds:0} seconds. Its prices leave too much open; try a longer --limit."); }
    }

    private static int Refuse(TextWriter output, string why)
    {
        output.WriteLine($"✗ {Plain(why)}");
        return 1;
    }

    private static int Report(Certificate c, Verdict verdict, TextWriter output)
    {
        var chosen = c.Plan.Cycles.Concat(c.Plan.Chains).Sum(path => path.Count);
        Line(output, "Form", c.Format);
        Line(output, "Rules", $"cycles up to {c.Rules.LongestCycle}, chains up to {c.Rules.LongestChain}, maximises {c.Rules.Objective}");
        Line(output, "Participants", $"{c.Participants.Count}, of which {c.Participants.Count(p => p.Facilitator)} facilitators");
        Line(output, "Possible", $"{c.Exchanges.Count} exchanges");
        Line(output, "Chosen", $"{chosen} exchanges in {c.Plan.Cycles.Count} cycles and {c.Plan.Chains.Count} chains");
        if (c.Plan.Relaxed.Count > 0) Line(output, "Wishes not met", string.Join(", ", c.Plan.Relaxed.Select(r => $"{r.Kind} {r.Rule} by {r.Missing}")));
        output.WriteLine();
        Check(output, verdict, "Form and figures", "names and numbers make sense", CertificateProblemKind.Malformed);
        Check(output, verdict, "Scores", c.Weights is null ? "taken as they are: the certificate does not say how they were added up" : $"all {c.Exchanges.Count} are the weighted sum of their parts", CertificateProblemKind.WrongScore);
        Check(output, verdict, "Plan", "joins up and keeps to every capacity, limit and rule", CertificateProblemKind.BrokenPath, CertificateProblemKind.ForbiddenExchange, CertificateProblemKind.OverCapacity, CertificateProblemKind.GivesMoreThanReceives, CertificateProblemKind.WrongRelaxation);
        Check(output, verdict, "Objective", Number(verdict.Objective), CertificateProblemKind.WrongObjective);
        Check(output, verdict, "Bound", $"{Number(verdict.Bound)}: proven by prices that nothing possible beats", CertificateProblemKind.WrongBound, CertificateProblemKind.Underpriced);
        output.WriteLine();
        output.WriteLine(verdict.Holds ? $"Holds: no other choice can be more than {(verdict.Gap * 100).ToString("0.####", CultureInfo.InvariantCulture)} % better." : "DOES NOT HOLD.");
        return verdict.Holds ? 0 : 1;
    }

    private static void Line(TextWriter output, string name, string value) => output.WriteLine($"  {name,-18} {Plain(value)}");

    private static void Check(TextWriter output, Verdict verdict, string name, string good, params CertificateProblemKind[] kinds)
    {
        var problems = verdict.Problems.Where(p => kinds.Contains(p.Kind)).ToList();
        var unread = verdict.Problems.Any(p => p.Kind == CertificateProblemKind.Malformed) && problems.Count == 0;
        output.WriteLine($"{(unread ? "–" : problems.Count == 0 ? "✓" : "✗")} {name,-18} {(unread ? "not looked at" : problems.Count == 0 ? good : $"{problems.Count} wrong")}");
        foreach (var problem in problems.Take(MostNamed)) output.WriteLine($"    {problem.Kind}: {Plain(problem.Subject)}");
        if (problems.Count > MostNamed) output.WriteLine($"    … and {problems.Count - MostNamed} more");
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    // what stands in the file is not ours: it may not move the cursor of a terminal or fill it
    private static string Plain(string text) => string.Concat((text.Length > 300 ? text[..300] + "…" : text).Select(c => char.IsControl(c) ? '?' : c));
}
